# shellcheck shell=bash
# To be sourced: which Java there is.

# The java that Maven runs on, without symbolic links: that of JAVA_HOME, else the one on the PATH.
maven_java() {
    local java
    java=$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java") && readlink -f "$java"
}

# The folder of a JDK 25: that of JAVA25_HOME, or one beside the given java or beside the system's; fails when there is none.
java25_home() {
    local candidate
    for candidate in "${JAVA25_HOME:-}" "${1%/*/*}"/../*25* /usr/lib/jvm/*25*; do
        if [ -x "$candidate/bin/javac" ] && "$candidate/bin/javac" -version 2>&1 | grep '^javac 25' >/dev/null; then
            readlink -f "$candidate"
            return
        fi
    done
    return 1
}
