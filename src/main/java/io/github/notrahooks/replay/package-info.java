/** Sends logged deliveries again: the same bytes, signed as they were or anew. */
@NullMarked
package io.github.notrahooks.replay;

import org.jspecify.annotations.NullMarked;
