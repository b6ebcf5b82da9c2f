/** Carries requests over HTTP/1.1 with OkHttp, so that their own bytes go out alone. */
@NullMarked
package io.github.notrahooks.sender.okhttp;

import org.jspecify.annotations.NullMarked;
