package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.StationCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Answers what is asked as the test says. */
final class AccessAnswers implements AccessQuestions {

    final List<String> asked = new ArrayList<>();
    final Deque<String> typed = new ArrayDeque<>();
    Set<Role> roles = Set.of(Role.PICKER);
    StationCode code;

    @Override
    public void value(String title, String hint, String initial, Consumer<String> entered) {
        asked.add(title);
        entered.accept(typed.remove());
    }

    @Override
    public void newPin(String title, Consumer<String> entered) {
        asked.add(title);
        entered.accept(typed.remove());
    }

    @Override
    public void roles(String title, Set<Role> initial, Consumer<Set<Role>> chosen) {
        asked.add(title);
        chosen.accept(roles);
    }

    @Override
    public void confirm(String title, String detail, String confirm, Runnable confirmed) {
        asked.add(title);
        confirmed.run();
    }

    @Override
    public void code(StationCode shown) {
        code = shown;
    }
}
