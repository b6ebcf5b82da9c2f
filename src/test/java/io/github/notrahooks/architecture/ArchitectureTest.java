package io.github.notrahooks.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.notrahooks.Main;
import io.github.notrahooks.architecture.ArchitecturePage.Confined;
import io.github.notrahooks.architecture.ArchitecturePage.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The code against the tables of {@code docs/architecture.md}, which the rules are made from. */
final class ArchitectureTest {
  private static final String ROOT = "io.github.notrahooks";
  private static final ArchitecturePage PAGE = ArchitecturePage.read();
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void thePageNamesEveryPackageOnceAndNoOther() {
    Set<String> existing = new TreeSet<>();
    CLASSES.forEach(each -> existing.add(place(each)));
    assertThat(PAGE.packages()).containsExactlyInAnyOrderElementsOf(existing);
  }

  @Test
  void theLayersOfThePagePointDownOrToThemselves() {
    List<String> order = PAGE.layers().stream().map(Layer::name).distinct().toList();
    for (Layer layer : PAGE.layers()) {
      int from = order.indexOf(layer.name());
      assertThat(order).containsAll(layer.layerImports());
      assertThat(layer.layerImports())
          .allSatisfy(name -> assertThat(order.indexOf(name)).isGreaterThanOrEqualTo(from));
      assertThat(layer.imports())
          .allSatisfy(
              name -> assertThat(order.indexOf(layerOf(name))).isGreaterThanOrEqualTo(from));
    }
  }

  static Stream<Arguments> packages() {
    return PAGE.layers().stream()
        .flatMap(layer -> layer.packages().stream().map(name -> Arguments.of(name, layer)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packages")
  void aPackageImportsWhatItsLineAllows(String name, Layer layer) {
    Set<String> allowed = PAGE.allowed(name, layer);
    assertThat(dependencies(
            name::equals, target -> isOurs(target) && !allowed.contains(place(target))))
        .isEmpty();
  }

  @Test
  void noPackagesImportEachOtherInACircle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  static Stream<Confined> libraries() {
    return PAGE.libraries().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  void aLibraryStaysInItsPlace(Confined library) {
    assertThat(dependencies(
            place -> !library.places().contains(place), target -> isOf(library, target)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  void aLibraryIsUsedWhereThePageSaysSo(Confined library) {
    for (String place : library.places()) {
      assertThat(dependencies(place::equals, target -> isOf(library, target)))
          .as(place)
          .isNotEmpty();
    }
  }

  @Test
  void noOtherLibraryIsUsedThanThoseOfThePage() {
    assertThat(dependencies(
            place -> true,
            target -> !target.isPrimitive()
                && !isOurs(target)
                && !target.getName().startsWith("java.")
                && !target.getName().startsWith("javax.")
                && !target.getName().startsWith("org.jspecify.")
                && PAGE.libraries().stream().noneMatch(library -> isOf(library, target))))
        .isEmpty();
  }

  static Stream<Confined> confined() {
    return PAGE.confined().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("confined")
  void whatTheProcessHasIsTouchedWhereThePageSays(Confined confined) {
    assertThat(accesses(place -> !confined.places().contains(place), confined.names()))
        .isEmpty();
  }

  @Test
  void signaturesAreNeverComparedInATimeThatTellsHowMuchIsRight() {
    assertThat(accesses(
            Set.of("signature", "provider")::contains,
            List.of("Arrays.equals", "Arrays.compare", "Arrays.mismatch")))
        .isEmpty();
  }

  @Test
  void oneMethodComparesInConstantTimeAndEverySchemeUsesIt() {
    assertThat(accesses("signature"::equals, List.of("MessageDigest.isEqual"))).hasSize(1);
    assertThat(accesses(place -> !place.equals("signature"), List.of("MessageDigest.isEqual")))
        .isEmpty();
    assertThat(accesses("provider"::equals, List.of("ConstantTime.equal"))).hasSize(1);
    // What decides whether a delivery is genuine has no other way to look at a HMAC.
    assertThat(accesses("receiver"::equals, List.of("Hmac.of", "Hex.decode", "Hex.encode")))
        .isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    for (String name : PAGE.packages()) {
      if (!name.equals("Main")) {
        assertThat(CLASSES.getPackage(ROOT + "." + name).isAnnotatedWith(NullMarked.class))
            .as(name)
            .isTrue();
      }
    }
  }

  private static List<String> dependencies(Predicate<String> from, Predicate<JavaClass> to) {
    List<String> found = new ArrayList<>();
    for (JavaClass each : CLASSES) {
      if (from.test(place(each))) {
        for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
          if (to.test(dependency.getTargetClass().getBaseComponentType())) {
            found.add(dependency.getDescription());
          }
        }
      }
    }
    return found;
  }

  private static List<String> accesses(Predicate<String> from, List<String> names) {
    List<String> found = new ArrayList<>();
    for (JavaClass each : CLASSES) {
      if (from.test(place(each))) {
        Stream.concat(
                each.getAccessesFromSelf().stream(),
                Stream.concat(
                    each.getMethodReferencesFromSelf().stream(),
                    each.getConstructorReferencesFromSelf().stream()))
            .filter(access -> names.contains(text(access)))
            .forEach(access -> found.add(access.getDescription()));
      }
    }
    return found;
  }

  private static String text(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getSimpleName();
    String name = access.getTarget().getName();
    return name.equals("<init>") ? "new " + owner : owner + "." + name;
  }

  private static String layerOf(String packageName) {
    return PAGE.layers().stream()
        .filter(layer -> layer.packages().contains(packageName))
        .map(Layer::name)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the page has no package " + packageName));
  }

  private static boolean isOurs(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(ROOT + ".");
  }

  private static boolean isOf(Confined library, JavaClass type) {
    return library.names().stream().anyMatch(name -> type.getName().startsWith(name + "."));
  }

  /** How the page calls the package of one of our classes. */
  private static String place(JavaClass ours) {
    String name = ours.getPackageName();
    return name.equals(ROOT) ? "Main" : name.substring(ROOT.length() + 1);
  }
}
