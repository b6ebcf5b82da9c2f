/** The files of the delivery log, their indexes, and the lines in them. */
@NullMarked
package io.github.notrahooks.log.segment;

import org.jspecify.annotations.NullMarked;
