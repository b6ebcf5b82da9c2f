/** The memory of duplicates of one machine: a table in its heap. */
@NullMarked
package io.github.notrahooks.dedup.memory;

import org.jspecify.annotations.NullMarked;
