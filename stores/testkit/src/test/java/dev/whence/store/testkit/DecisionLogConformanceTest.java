package dev.whence.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.log.DecisionLog;
import dev.whence.store.testkit.FlawedDecisionLog.Flaw;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// The suite itself: it notices flaws, and nobody can leave a part of it out.
class DecisionLogConformanceTest {

    private static Flaw flaw = Flaw.ANSWERS_WHEN_CLOSED;

    @ParameterizedTest
    @EnumSource
    void notices_a_log_that(Flaw present) {
        flaw = present;

        TestExecutionSummary summary = execute(present.noticedBy());

        assertThat(summary.getTestsStartedCount())
                .as("tests named %s", present.noticedBy())
                .isPositive();
        assertThat(summary.getTestsFailedCount())
                .as("failures of a log that %s", present)
                .isPositive();
    }

    @Test
    void has_no_test_that_a_store_could_override() {
        List<Class<?>> parts = List.of(DecisionLogConformance.class.getDeclaredClasses());

        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(Modifier.isFinal(part.getModifiers()))
                        .as("%s is final", part)
                        .isTrue());
        assertThat(DecisionLogConformance.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().endsWith("the_log"))
                .hasSize(2)
                .allSatisfy(
                        method -> assertThat(isFinal(method)).as("%s", method).isTrue());
    }

    private static boolean isFinal(Method method) {
        return Modifier.isFinal(method.getModifiers());
    }

    /// Runs the one test of the suite that must notice the flaw.
    private static TestExecutionSummary execute(String test) {
        PostDiscoveryFilter onlyThat = found -> FilterResult.includedIf(
                !found.isTest() || found.getUniqueId().toString().contains(test + "("));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(OfAFlawedLog.class))
                .filters(onlyThat)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    static final class OfAFlawedLog extends DecisionLogConformance {
        @Override
        protected DecisionLog open(Path folder) {
            return new FlawedDecisionLog(flaw);
        }
    }
}
