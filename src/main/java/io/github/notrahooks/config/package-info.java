/** Organizations, integrations, repositories and their secrets, in one file that people may edit. */
@NullMarked
package io.github.notrahooks.config;

import org.jspecify.annotations.NullMarked;
