/** Carries requests over HTTP/1.1: their own bytes go out, and HttpCore reads the answers. */
@NullMarked
package io.github.notrahooks.sender.httpcore;

import org.jspecify.annotations.NullMarked;
