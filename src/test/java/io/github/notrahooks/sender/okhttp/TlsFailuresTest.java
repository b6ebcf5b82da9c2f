package io.github.notrahooks.sender.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TlsFailuresTest {
  private static String said(String message, Exception cause) {
    SSLHandshakeException failure = new SSLHandshakeException(message);
    failure.initCause(cause);
    return TlsFailures.of(failure, "hooks.test");
  }

  @Test
  void aCertificateOutOfItsTimeIsCalledSo() {
    assertThat(said("PKIX path validation failed", new CertificateExpiredException("NotAfter: …")))
        .isEqualTo("No secure connection to hooks.test: its certificate has expired.");
    assertThat(said("PKIX path validation failed", new CertificateNotYetValidException("…")))
        .isEqualTo("No secure connection to hooks.test: its certificate is not valid yet."
            + " Is the clock of this machine right?");
  }

  @Test
  void whatTheOtherSideBrokeOffIsToldApartFromWhatFailedHere() {
    assertThat(said("Received fatal alert: handshake_failure", new Exception("…")))
        .isEqualTo(
            "No secure connection to hooks.test: it broke off the handshake (handshake_failure).");
    assertThat(said("Remote host terminated the handshake\nand more", new Exception("…")))
        .isEqualTo("No secure connection to hooks.test: the handshake failed:"
            + " Remote host terminated the handshake.");
  }

  @Test
  void theAlertThatNewerReleasesOfJavaNameFirstChangesNothing() {
    assertThat(said("(bad_certificate) Received fatal alert: bad_certificate", new Exception("…")))
        .isEqualTo(
            "No secure connection to hooks.test: it broke off the handshake (bad_certificate).");
  }

  @Test
  void aFaultThatHasNoWordsOfItsOwnIsNotTakenForAnother() {
    String constraints = "Certificates do not conform to algorithm constraints";
    assertThat(said(constraints, new CertificateException(constraints)))
        .isEqualTo(
            "No secure connection to hooks.test: the handshake failed: " + constraints + ".");
    assertThat(TlsFailures.of(new SSLException("Tag mismatch"), "hooks.test"))
        .isEqualTo("No secure connection to hooks.test: Tag mismatch.");
  }
}
