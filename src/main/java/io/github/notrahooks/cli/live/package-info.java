/** The live view of a server at a terminal: what it holds, how it looks, what keys do. */
@NullMarked
package io.github.notrahooks.cli.live;

import org.jspecify.annotations.NullMarked;
