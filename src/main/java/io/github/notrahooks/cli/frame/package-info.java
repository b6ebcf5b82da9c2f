/** What every command stands on: the home, its log, its secrets, what sends from it. */
@NullMarked
package io.github.notrahooks.cli.frame;

import org.jspecify.annotations.NullMarked;
