package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.access.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

abstract class SignInsContract extends AccessTest {

    @Test
    void aSessionTellsWhoAsksAndWhere() {
        SignedIn session = signIn(badge.toLowerCase(java.util.Locale.ROOT), PIN, station);
        assertThat(session.operator().warehouse()).isEqualTo(site.code());
        Actor asking = asking(session);
        assertThat(asking).isNotNull();
        assertThat(asking.operator()).isEqualTo(operator);
        assertThat(asking.station()).isEqualTo(station);
        assertThat(asking.warehouse()).isEqualTo(site.warehouse());
        assertThat(asking.warehouses()).containsExactly(site.warehouse());
        clock.goOn(Duration.ofHours(12));
        assertThat(asking(session)).isNull();
    }

    @Test
    void anOperatorSeesTheHomeWarehouseAndTheOthersAndAnAdministratorAll() {
        Floor.Site other = floor.site(ids);
        settle(Set.of(Role.PICKER), other.code());
        assertThat(asking(signIn(badge, PIN, station)).warehouses())
                .containsExactlyInAnyOrder(site.warehouse(), other.warehouse());
        settle(Set.of(Role.ADMINISTRATOR));
        assertThat(asking(signIn(badge, PIN, station)).warehouses()).isEmpty();
    }

    @Test
    void aLockedSessionIsResumedByTheBadgeWithAnotherSecret() {
        SignedIn first = signIn(badge, PIN, station);
        signIns.lock(asking(first), first.session());
        assertThat(asking(first)).isNull();
        clock.goOn(Duration.ofHours(7));
        SignedIn second = signIn(badge, null, station);
        assertThat(second.resumed()).isTrue();
        assertThat(second.expiresAt()).isEqualTo(first.expiresAt());
        assertThat(asking(second).operator()).isEqualTo(operator);
        assertThat(asking(first)).isNull();
    }

    @Test
    void resumingVoidsTheSecretBefore() {
        SignedIn first = signIn(badge, PIN, station);
        SignedIn second = signIn(badge, null, station);
        assertThat(asking(first)).isNull();
        assertThat(asking(second)).isNotNull();
    }

    @Test
    void thePinIsAskedWhereNoSessionWasOpenedByItInTheLastEightHours() {
        assertThat(refused(badge, null, station).problem()).isEqualTo(Problem.PIN_NEEDED);
        signIn(badge, PIN, station);
        assertThat(refused(badge, null, fresh("desk ")).problem()).isEqualTo(Problem.PIN_NEEDED);
        clock.goOn(Duration.ofHours(4));
        signIn(badge, null, station);
        clock.goOn(Duration.ofHours(4));
        assertThat(refused(badge, null, station).problem()).isEqualTo(Problem.PIN_NEEDED);
    }

    @Test
    void anUnknownBadgeIsAskedForThePinLikeAKnownOne() {
        var known = refused(badge, null, station);
        var unknown = refused(fresh("NOBODY-"), null, station);
        assertThat(unknown.problem()).isEqualTo(known.problem());
        assertThat(unknown.detail()).isEqualTo(known.detail());
    }

    @Test
    void signingOutEndsWhatCouldBeResumed() {
        signIn(badge, PIN, station);
        SignedIn session = signIn(badge, PIN, station);
        signIns.signOut(asking(session), session.session());
        assertThat(asking(session)).isNull();
        assertThat(refused(badge, null, station).problem()).isEqualTo(Problem.PIN_NEEDED);
    }

    @Test
    void aSignInAtAnotherStationLeavesTheFirst() {
        SignedIn here = signIn(badge, PIN, station);
        SignedIn there = signIn(badge, PIN, fresh("desk "));
        assertThat(asking(here)).isNotNull();
        assertThat(asking(there)).isNotNull();
    }

    @Test
    void oneWhoIsRetiredIsRefusedAsWithAWrongPin() {
        var wrong = refused(badge, "0000", station);
        SignedIn session = signIn(badge, PIN, station);
        operators.retire(Floor.system(), operator);
        assertThat(asking(session)).isNull();
        var retired = refused(badge, PIN, station);
        assertThat(retired.problem()).isEqualTo(wrong.problem());
        assertThat(retired.detail()).isEqualTo(wrong.detail());
        assertThat(refused(badge, null, station).problem()).isEqualTo(Problem.PIN_NEEDED);
    }

    @Test
    void atAnEnrolledStationOneWorksInItsWarehouseOrNotAtAll() {
        Floor.Site other = floor.site(ids);
        Actor enrolled = Actor.station(station, other.warehouse());
        SignIn request = new SignIn(badge, PIN, "another name");
        var refusal = refusal(() -> signIns.signIn(enrolled, request));
        assertThat(refusal.problem()).isEqualTo(Problem.NOT_ALLOWED);
        assertThat(refusal.detail()).contains("Pia").contains(other.code());

        settle(Set.of(Role.PICKER), other.code());
        SignedIn session = signIns.signIn(enrolled, request);
        assertThat(session.operator().warehouse()).isEqualTo(other.code());
        assertThat(asking(session).warehouse()).isEqualTo(other.warehouse());
        assertThat(asking(session).station()).isEqualTo(station);
    }

    @Test
    void whoMayNotWorkAtAWarehouseAnyMoreIsOutThereAtOnce() {
        Floor.Site other = floor.site(ids);
        settle(Set.of(Role.PICKER), other.code());
        SignedIn there = signIns.signIn(Actor.station(station, other.warehouse()), new SignIn(badge, PIN, station));
        SignedIn home = signIn(badge, PIN, fresh("desk "));
        settle(Set.of(Role.PICKER));
        assertThat(asking(there)).isNull();
        assertThat(asking(home)).isNotNull();
    }

    @Test
    void aWeakerHashIsMadeAnewOnceThePinIsRight() {
        String weak = new BCryptPasswordEncoder(4).encode(PIN);
        jdbc.sql("update operator set pin_hash = ? where id = ?")
                .params(weak, operator.value())
                .update();
        wrong(badge, station);
        assertThat(hash()).isEqualTo(weak);
        signIn(badge, PIN, station);
        assertThat(hash()).startsWith("$2a$05$");
        assertThat(signIn(badge, PIN, station).resumed()).isFalse();
    }

    @Test
    void theTrailHasEverythingAndNoBadge() {
        refused(badge, "0000", station);
        refused(fresh("NOBODY-"), "0000", station);
        SignedIn session = signIn(badge, PIN, station);
        signIns.lock(asking(session), session.session());
        SignedIn again = signIn(badge, null, station);
        signIns.signOut(asking(again), again.session());
        for (int tries = 1; tries <= 6; tries++) {
            refused(badge, "0000", station);
        }
        assertThat(trail())
                .containsExactly(
                        "sign_in_refused wrong",
                        "sign_in_refused wrong",
                        "sign_in",
                        "lock",
                        "resume",
                        "sign_out",
                        "sign_in_refused wrong",
                        "sign_in_refused wrong",
                        "sign_in_refused wrong",
                        "sign_in_refused wrong",
                        "sign_in_refused wrong, locks",
                        "sign_in_refused locked");
        List<String> marked = jdbc.sql("select after_value from audit_entry where station = ? and operation = ?")
                .params(station, "sign_in_refused")
                .query(String.class)
                .list();
        assertThat(marked).doesNotContain(badge).contains(marks.of(badge));
        assertThat(marks.of(badge)).hasSize(64).isNotEqualTo(Secrets.hash(badge));
    }

    @Test
    void whatIsOverIsForgottenAfterThirtyDays() {
        SignedIn session = signIn(badge, PIN, station);
        signIns.signOut(asking(session), session.session());
        wrong(badge, station);
        AccessRetention retention = new AccessRetention(approvals, sessions, attempts, units, clock);
        clock.goOn(Duration.ofDays(29));
        retention.purge();
        assertThat(kept()).isEqualTo(1);
        clock.goOn(Duration.ofDays(2));
        retention.purge();
        assertThat(kept()).isZero();
        assertThat(jdbc.sql("select count(*) from sign_in_attempt where subject_hash = ?")
                        .param(Secrets.hash(badge))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int kept() {
        return jdbc.sql("select count(*) from operator_session where operator_id = ?")
                .param(operator.value())
                .query(Integer.class)
                .single();
    }

    private String hash() {
        return rows.findById(operator.value()).orElseThrow().pinHash();
    }

    private void settle(Set<Role> roles, String... others) {
        long version = operators.one(Floor.system(), operator).version();
        operators.change(
                Floor.system(),
                operator,
                version,
                new OperatorFacts("Pia", roles, site.code(), List.of(others), List.of(), "en", 100));
    }
}
