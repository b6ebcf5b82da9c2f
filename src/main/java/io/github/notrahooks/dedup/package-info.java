/** The port to whatever remembers which deliveries were processed, and which are being processed. */
@NullMarked
package io.github.notrahooks.dedup;

import org.jspecify.annotations.NullMarked;
