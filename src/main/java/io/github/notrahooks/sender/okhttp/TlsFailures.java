package io.github.notrahooks.sender.okhttp;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says why there is no secure connection, and what to do, without the names of exceptions. */
final class TlsFailures {
  private static final String ALERT = "Received fatal alert: ";

  /** What Java says where the first bytes of an answer are those of another protocol. */
  private static final String NO_TLS = "Unsupported or unrecognized SSL message";

  /** What newer releases of Java put before their sentence: the alert that they send or got. */
  private static final Pattern ALERT_BEFORE = Pattern.compile("^\\([a-z_]+\\) ");

  private TlsFailures() {}

  /** One or two sentences. */
  static String of(Exception e, String host) {
    return start(host) + reason(e);
  }

  /** The beginning of each: a reason follows. */
  static String start(String host) {
    return "No secure connection to " + host + ": ";
  }

  private static String reason(Exception e) {
    String text = ALERT_BEFORE.matcher(String.valueOf(e.getMessage())).replaceFirst("");
    if (caused(e, CertificateExpiredException.class)) {
      return "its certificate has expired.";
    } else if (caused(e, CertificateNotYetValidException.class)) {
      return "its certificate is not valid yet. Is the clock of this machine right?";
    } else if (caused(e, CertPathBuilderException.class)) {
      return "its certificate is its own, or of an authority that is not known here. --cacert FILE"
          + " takes a PEM file with the certificate or that of the authority; --insecure checks"
          + " nothing.";
    } else if (e instanceof SSLPeerUnverifiedException) {
      return text.endsWith("subjectAltNames: []")
          ? "its certificate has no host in subjectAltName, where alone hosts are looked for."
          : "its certificate is for another host. Use the name that is in it.";
    } else if (text.startsWith(ALERT)) {
      return "it broke off the handshake (" + text.substring(ALERT.length()) + ").";
    } else if (text.startsWith(NO_TLS)) {
      return "what answers there is not TLS. Does the port speak plain http?";
    }
    String sentence = NetworkFailures.sentence(text);
    return e instanceof SSLHandshakeException ? "the handshake failed: " + sentence : sentence;
  }

  private static boolean caused(Throwable e, Class<? extends Throwable> kind) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
