/** What starts when a delivery was received: which triggers fit, what is owed to them, and their attempts. */
@NullMarked
package io.github.notrahooks.trigger;

import org.jspecify.annotations.NullMarked;
