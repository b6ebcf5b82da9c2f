/** What a delivery's record is, and its text: one line of JSON, with a checksum. */
@NullMarked
package io.github.notrahooks.log.record;

import org.jspecify.annotations.NullMarked;
