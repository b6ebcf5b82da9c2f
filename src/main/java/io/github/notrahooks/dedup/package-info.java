/** Which deliveries were processed within the dedup window, and which are being processed. */
@NullMarked
package io.github.notrahooks.dedup;

import org.jspecify.annotations.NullMarked;
