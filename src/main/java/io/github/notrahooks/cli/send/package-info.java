/** The commands that send: samples, files, pings, and logged deliveries again. */
@NullMarked
package io.github.notrahooks.cli.send;

import org.jspecify.annotations.NullMarked;
