/** One class a command: translate options, call a service, print, return a code. */
@NullMarked
package io.github.notrahooks.cli;

import org.jspecify.annotations.NullMarked;
