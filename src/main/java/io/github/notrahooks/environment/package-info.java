/** What a process is given from outside: streams, variables, clock, randomness. */
@NullMarked
package io.github.notrahooks.environment;

import org.jspecify.annotations.NullMarked;
