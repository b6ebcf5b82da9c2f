package io.github.notrahooks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Watches what a valid message costs: classes that are loaded are time that users wait. */
final class ValidPathTest {
  @Test
  void aValidMessageLoadsNoClassOfTheDiagnosis() throws Exception {
    try (Loader loader = new Loader()) {
      Runnable run = (Runnable)
          loader.loadClass(ValidRun.class.getName()).getDeclaredConstructor().newInstance();
      run.run();

      assertThat(loader.loadedHere())
          .containsExactlyInAnyOrder(
              "NamedSecret",
              "SchemeDetection",
              "Signer",
              "Subject",
              "Submission",
              "ValidPathTest$ValidRun",
              "Verification",
              "Verification$Searched",
              "Verifier");
      assertThat(loader.isLoaded("tools.jackson.databind.ObjectMapper")).isFalse();
    }
  }

  /** Verifies a valid message inside the loader. */
  public static final class ValidRun implements Runnable {
    /** For reflection. */
    public ValidRun() {}

    @Override
    public void run() {
      for (String scheme : List.of("github", "standard-webhooks", "notra")) {
        Signer signer = Signer.of(scheme);
        byte[] body = Signer.utf8("{}");
        if (!new Verifier()
            .verify(signer.submission(signer.headers(body), body))
            .valid()) {
          throw new IllegalStateException("not valid");
        }
      }
    }
  }

  /** Loads the program anew, and remembers what was loaded. */
  private static final class Loader extends URLClassLoader {
    private final TreeSet<String> loaded = new TreeSet<>();

    Loader() {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Loader::url)
          .toArray(URL[]::new);
    }

    private static URL url(String path) {
      try {
        return Path.of(path).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> found = super.findClass(name);
      loaded.add(name);
      return found;
    }

    List<String> loadedHere() {
      String here = ValidPathTest.class.getPackageName() + ".";
      return loaded.stream()
          .filter(name -> name.startsWith(here))
          .map(name -> name.substring(here.length()))
          .toList();
    }

    boolean isLoaded(String name) {
      return loaded.contains(name);
    }
  }
}
