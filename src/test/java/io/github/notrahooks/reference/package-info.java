/** Generates what describes the command line: completion scripts, manual pages, the reference. */
@NullMarked
package io.github.notrahooks.reference;

import org.jspecify.annotations.NullMarked;
