/** The delivery log: JSON Lines in segments, appended and synced in groups, read in both directions. */
@NullMarked
package io.github.notrahooks.log;

import org.jspecify.annotations.NullMarked;
