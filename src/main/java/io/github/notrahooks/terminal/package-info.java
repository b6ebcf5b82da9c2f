/** The terminal and the process's signals, behind JLine. */
@NullMarked
package io.github.notrahooks.terminal;

import org.jspecify.annotations.NullMarked;
