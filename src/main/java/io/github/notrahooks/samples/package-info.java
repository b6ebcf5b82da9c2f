/** The catalogue of payloads that come with the tool. */
@NullMarked
package io.github.notrahooks.samples;

import org.jspecify.annotations.NullMarked;
