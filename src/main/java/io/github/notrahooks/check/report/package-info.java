/** What a run of checks found, for other programs to read. */
@NullMarked
package io.github.notrahooks.check.report;

import org.jspecify.annotations.NullMarked;
