/** Carries requests over HTTP/1.1 with OkHttp, such that their own bytes go out and nothing else. */
@NullMarked
package io.github.notrahooks.sender.okhttp;

import org.jspecify.annotations.NullMarked;
