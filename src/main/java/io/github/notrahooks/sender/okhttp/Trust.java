package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed. Immutable. */
public final class Trust {
  /** The authorities that Java knows, or those of the trust store that its properties name. */
  public static final Trust USUAL = new Trust(List.of(), false);

  /** Anybody, whoever has signed the certificate and whatever host it is for. */
  public static final Trust ANYBODY = new Trust(List.of(), true);

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

  private static final String STORE_PROPERTY = "javax.net.ssl.trustStore";

  /** None of them where Java's own are meant. */
  private final List<Certificate> authorities;

  private final boolean anybody;

  private Trust(List<Certificate> authorities, boolean anybody) {
    this.authorities = authorities;
    this.anybody = anybody;
  }

  /**
   * The certificates of a file in PEM form, and nobody else's.
   *
   * @throws Failure of usage if it cannot be read or has none
   */
  public static Trust of(Path file) {
    try {
      // In any encoding that has ASCII: what stands between certificates is passed over.
      Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<Certificate> authorities = new ArrayList<>();
      while (pem.find()) {
        authorities.add(factory.generateCertificate(
            new ByteArrayInputStream(pem.group().getBytes(StandardCharsets.ISO_8859_1))));
      }
      if (authorities.isEmpty()) {
        throw Failure.usage("--cacert " + file + " has no certificate in PEM form, which begins"
            + " with '-----BEGIN CERTIFICATE-----'. 'openssl x509 -inform DER -in FILE' prints the"
            + " one of a DER file, 'keytool -exportcert -rfc -keystore FILE -alias NAME' one of a"
            + " key store.");
      }
      return new Trust(List.copyOf(authorities), false);
    } catch (NoSuchFileException e) {
      throw Failure.usage("--cacert " + file + ": there is no such file.");
    } catch (IOException e) {
      throw Failure.usage("--cacert " + file + " cannot be read: " + e.getMessage());
    } catch (CertificateException e) {
      throw Failure.usage(
          "--cacert " + file + " has a certificate that cannot be read: " + e.getMessage());
    }
  }

  /**
   * Has a client believe them, and nobody else.
   *
   * @throws GeneralSecurityException if Java's trust store cannot be read; its message says what to
   *     do
   */
  void applyTo(OkHttpClient.Builder client) throws GeneralSecurityException {
    X509TrustManager manager = anybody ? new Credulous() : manager(keyStore());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {manager}, null);
    client.sslSocketFactory(context.getSocketFactory(), manager);
    if (anybody) {
      client.hostnameVerifier((host, session) -> true);
    }
  }

  private @Nullable KeyStore keyStore() throws GeneralSecurityException {
    if (authorities.isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    for (Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + store.size(), authority);
    }
    return store;
  }

  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    String named = System.getProperty(STORE_PROPERTY, "");
    if (store == null && !named.isEmpty() && !Files.exists(Path.of(named))) {
      // Java would use its own instead, without a word.
      throw unreadable("is not there", null);
    }
    try {
      factory.init(store);
    } catch (GeneralSecurityException e) {
      throw unreadable("cannot be read as a key store", e);
    }
    X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
    if (manager.getAcceptedIssuers().length == 0) {
      throw unreadable(
          "has no certificate that can be read without"
              + " -Djavax.net.ssl.trustStorePassword=PASSWORD",
          null);
    }
    return manager;
  }

  private static GeneralSecurityException unreadable(String problem, @Nullable Exception cause) {
    String name = System.getProperty(STORE_PROPERTY, "of Java");
    return new GeneralSecurityException(
        "the trust store " + name + " " + problem + ". --cacert FILE takes a file with PEM"
            + " certificates; 'keytool -importcert -file FILE -keystore STORE' makes a store.",
        cause);
  }
}
