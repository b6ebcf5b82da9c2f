/** Sends signed messages and says what became of them; what carries them is behind a port. */
@NullMarked
package io.github.notrahooks.sender;

import org.jspecify.annotations.NullMarked;
