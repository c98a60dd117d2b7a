package dev.pickwright.station.platform.nav;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.EntryMode;
import dev.pickwright.station.fixture.Fx;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.scan.ScanRouter;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShellTest {

    private final List<String> heard = new ArrayList<>();
    private Button delete;
    private Shell shell;
    private Scene scene;

    @BeforeEach
    void window() throws Exception {
        Fx.run(this::show);
    }

    private void show() {
        Stage stage = new Stage();
        delete = new Button("Delete");
        delete.setOnAction(event -> heard.add("deleted"));
        shell = new Shell(route -> new Fake(route.getClass().getSimpleName()));
        scene = new Scene(shell.root(), 400, 300);
        new ScanRouter(shell::target).attach(scene);
        stage.setScene(scene);
        stage.show();
        shell.go(new Route.Board());
    }

    @Test
    void aScanNeverFiresTheButtonThatHasTheFocus() throws Exception {
        Fx.run(() -> {
            delete.requestFocus();
            scan("AB 12 34");
        });
        assertThat(heard).containsExactly("Board: AB 12 34");
    }

    @Test
    void aScanRightAfterAScreenChangedReachesTheNewScreen() throws Exception {
        Fx.run(() -> {
            delete.requestFocus();
            shell.go(new Route.SignIn());
            scan("B-1001");
        });
        assertThat(heard).containsExactly("SignIn: B-1001");
    }

    private void scan(String code) {
        for (char c : code.toCharArray()) {
            fire(KeyEvent.KEY_PRESSED, "", KeyCode.UNDEFINED);
            fire(KeyEvent.KEY_TYPED, String.valueOf(c), KeyCode.UNDEFINED);
            fire(KeyEvent.KEY_RELEASED, "", KeyCode.UNDEFINED);
        }
        fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
        fire(KeyEvent.KEY_RELEASED, "", KeyCode.ENTER);
    }

    private void fire(javafx.event.EventType<KeyEvent> type, String character, KeyCode key) {
        Event.fireEvent(scene.getFocusOwner(), new KeyEvent(type, character, "", key, false, false, false, false));
    }

    private final class Fake implements Screen {

        private final String name;
        private final StackPane root = new StackPane();

        Fake(String name) {
            this.name = name;
            if (name.equals("Board")) {
                root.getChildren().add(delete);
            }
        }

        @Override
        public Parent root() {
            return root;
        }

        @Override
        public void onShow() {}

        @Override
        public void onHide() {}

        @Override
        public void scan(String code, EntryMode entry) {
            heard.add(name + ": " + code);
        }

        @Override
        public List<Action> actions() {
            return List.of();
        }
    }
}
