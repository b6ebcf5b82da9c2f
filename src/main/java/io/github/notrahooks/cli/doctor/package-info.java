/** The command that looks at what commands stand on: home, server, Java, environment. */
@NullMarked
package io.github.notrahooks.cli.doctor;

import org.jspecify.annotations.NullMarked;
