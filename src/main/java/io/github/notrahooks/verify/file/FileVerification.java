package io.github.notrahooks.verify.file;

import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import java.util.List;

/**
 * What came of verifying a file.
 *
 * @param submission what was verified in the end
 * @param verification what was found
 * @param readAs what was read as something else than it stands
 */
public record FileVerification(
    Submission submission, Verification verification, List<ReadAs> readAs) {}
