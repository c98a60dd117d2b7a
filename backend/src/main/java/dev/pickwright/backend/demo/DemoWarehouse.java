package dev.pickwright.backend.demo;

import dev.pickwright.backend.platform.Actor;
import org.springframework.stereotype.Component;

/** placeholder until merged */
@Component
public class DemoWarehouse {
    public boolean makeUnlessThere(Actor actor) {
        return false;
    }
}
