package dev.pickwright.backend.api;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What the Javadoc of records and enums says about them: the document's descriptions are written once, there. */
final class SourceDocs {

    private static final List<Path> ROOTS = List.of(Path.of("../shared-model/src/main/java"), Path.of("src/main/java"));

    private final Map<String, String> texts = new HashMap<>();

    SourceDocs() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(trees).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a type; empty if nothing is said. */
    String of(Class<?> type) {
        return texts.getOrDefault(type.getCanonicalName(), "");
    }

    /** Of a record's component or an enum's constant; empty if nothing is said. */
    String of(Class<?> type, String member) {
        return texts.getOrDefault(type.getCanonicalName() + "#" + member, "");
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new java.util.ArrayList<>();
        for (Path root : ROOTS) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    private final class Reader extends TreePathScanner<Void, String> {

        private final DocTrees trees;

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = outer == null
                    ? getCurrentPath().getCompilationUnit().getPackageName() + "." + type.getSimpleName()
                    : outer + "." + type.getSimpleName();
            DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
            if (doc != null) {
                texts.put(name, text(doc.getFullBody()));
                for (DocTree tag : doc.getBlockTags()) {
                    if (tag instanceof ParamTree param) {
                        texts.put(name + "#" + param.getName(), text(param.getDescription()));
                    }
                }
            }
            if (type.getKind() == Tree.Kind.ENUM) {
                constants(type, name);
            }
            return super.visitClass(type, name);
        }

        private void constants(ClassTree type, String name) {
            for (Tree member : type.getMembers()) {
                DocCommentTree doc = member instanceof VariableTree
                        ? trees.getDocCommentTree(new TreePath(getCurrentPath(), member))
                        : null;
                if (doc != null) {
                    texts.put(name + "#" + ((VariableTree) member).getName(), text(doc.getFullBody()));
                }
            }
        }

        private static String text(List<? extends DocTree> parts) {
            String text = parts.stream().map(String::valueOf).collect(Collectors.joining());
            String plain = text.replaceAll("\\{@(?:code|link|value)\\s+#?([^}]*)}", "`$1`")
                    .replaceAll("<[^>]*>", "")
                    .replaceAll("\\s+", " ")
                    .strip();
            return plain.isEmpty()
                    ? ""
                    : Character.toUpperCase(plain.charAt(0)) + plain.substring(1) + (plain.endsWith(".") ? "" : ".");
        }
    }
}
