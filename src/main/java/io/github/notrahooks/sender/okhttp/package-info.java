/** Carries requests over HTTP with OkHttp. */
@NullMarked
package io.github.notrahooks.sender.okhttp;

import org.jspecify.annotations.NullMarked;
