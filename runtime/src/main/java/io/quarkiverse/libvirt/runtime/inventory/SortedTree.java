package io.quarkiverse.libvirt.runtime.inventory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.ToIntFunction;

/**
 * An immutable sorted map (an AVL tree). A change makes a new one that shares all but a path of about log2(size) nodes: a
 * writer may change thousands of entries while readers keep what they have, without locks and without copies.
 */
final class SortedTree<K, V> implements Iterable<V> {

    private final Comparator<? super K> order;
    private final Node<K, V> root;

    private SortedTree(Comparator<? super K> order, Node<K, V> root) {
        this.order = order;
        this.root = root;
    }

    static <K, V> SortedTree<K, V> empty(Comparator<? super K> order) {
        return new SortedTree<>(order, null);
    }

    private record Node<K, V>(K key, V value, Node<K, V> left, Node<K, V> right, int height, int size) {

        static <K, V> Node<K, V> of(K key, V value, Node<K, V> left, Node<K, V> right) {
            return new Node<>(key, value, left, right, 1 + Math.max(height(left), height(right)),
                    1 + size(left) + size(right));
        }

        static int height(Node<?, ?> node) {
            return node == null ? 0 : node.height;
        }

        static int size(Node<?, ?> node) {
            return node == null ? 0 : node.size;
        }

        /** A node of two subtrees whose heights differ by two at most. */
        static <K, V> Node<K, V> balanced(K key, V value, Node<K, V> left, Node<K, V> right) {
            int lean = height(left) - height(right);
            if (lean > 1) {
                if (height(left.left) >= height(left.right)) {
                    return of(left.key, left.value, left.left, of(key, value, left.right, right));
                }
                Node<K, V> middle = left.right;
                return of(middle.key, middle.value, of(left.key, left.value, left.left, middle.left),
                        of(key, value, middle.right, right));
            }
            if (lean < -1) {
                if (height(right.right) >= height(right.left)) {
                    return of(right.key, right.value, of(key, value, left, right.left), right.right);
                }
                Node<K, V> middle = right.left;
                return of(middle.key, middle.value, of(key, value, left, middle.left),
                        of(right.key, right.value, middle.right, right.right));
            }
            return of(key, value, left, right);
        }
    }

    int size() {
        return Node.size(root);
    }

    /** The value of a key, or null. */
    V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int side = order.compare(key, node.key);
            if (side == 0) {
                return node.value;
            }
            node = side < 0 ? node.left : node.right;
        }
        return null;
    }

    /**
     * The value of the first key that a search finds, or null.
     *
     * @param search negative when what is sought comes before a key, 0 when it has found it; it agrees with the order
     */
    V first(ToIntFunction<K> search) {
        V found = null;
        Node<K, V> node = root;
        while (node != null) {
            int side = search.applyAsInt(node.key);
            if (side == 0) {
                found = node.value;
            }
            node = side <= 0 ? node.left : node.right;
        }
        return found;
    }

    SortedTree<K, V> with(K key, V value) {
        return new SortedTree<>(order, with(root, key, value));
    }

    private Node<K, V> with(Node<K, V> node, K key, V value) {
        if (node == null) {
            return Node.of(key, value, null, null);
        }
        int side = order.compare(key, node.key);
        if (side == 0) {
            return Node.of(key, value, node.left, node.right);
        }
        return side < 0 ? Node.balanced(node.key, node.value, with(node.left, key, value), node.right)
                : Node.balanced(node.key, node.value, node.left, with(node.right, key, value));
    }

    SortedTree<K, V> without(K key) {
        return new SortedTree<>(order, without(root, key));
    }

    private Node<K, V> without(Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int side = order.compare(key, node.key);
        if (side < 0) {
            return Node.balanced(node.key, node.value, without(node.left, key), node.right);
        }
        if (side > 0) {
            return Node.balanced(node.key, node.value, node.left, without(node.right, key));
        }
        if (node.left == null) {
            return node.right;
        }
        if (node.right == null) {
            return node.left;
        }
        Node<K, V> next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return Node.balanced(next.key, next.value, node.left, without(node.right, next.key));
    }

    /** The values in the order of their keys. */
    @Override
    public Iterator<V> iterator() {
        Deque<Node<K, V>> path = new ArrayDeque<>();
        descend(path, root);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !path.isEmpty();
            }

            @Override
            public V next() {
                if (path.isEmpty()) {
                    throw new NoSuchElementException();
                }
                Node<K, V> node = path.pop();
                descend(path, node.right);
                return node.value;
            }
        };
    }

    private static <K, V> void descend(Deque<Node<K, V>> path, Node<K, V> node) {
        for (Node<K, V> next = node; next != null; next = next.left) {
            path.push(next);
        }
    }
}
