/** The tables of the providers and schemes that are built in. */
@NullMarked
package io.github.notrahooks.provider.known;

import org.jspecify.annotations.NullMarked;
