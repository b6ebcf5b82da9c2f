/**
 * Appends records to the delivery log, in groups with one sync each, safely among several
 * processes.
 */
@NullMarked
package io.github.notrahooks.log.write;

import org.jspecify.annotations.NullMarked;
