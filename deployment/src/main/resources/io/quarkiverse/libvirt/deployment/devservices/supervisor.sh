# Runs a private libvirtd until standard input ends: the JVM has closed it, or is gone, whatever has ended it. Then the
# daemon, its guests and its folder go, too. $1 is the folder, $2 the program.
dir=$1

# A terminal's signals are meant for the JVM; what it does with them is seen at standard input.
trap '' INT HUP
exec 3<&0 </dev/null

"$2" -f "$dir/libvirtd.conf" -p "$dir/pid" 3<&- &
daemon=$!

{
    cat <&3 >/dev/null
    kill -TERM "$daemon"
    tries=0
    while [ "$tries" -lt 50 ] && kill -0 "$daemon"; do
        sleep 0.1
        tries=$((tries + 1))
    done
    kill -KILL "$daemon"
    # Guests outlive their daemon. A QEMU of ours names files of this folder on its command line.
    for file in "$dir"/r/libvirt/qemu/run/*.pid "$dir"/c/libvirt/qemu/lib/qmp-*/*.pid; do
        guest=$(cat "$file") && grep -aqF "$dir/" "/proc/$guest/cmdline" && kill -KILL "$guest"
    done
    # What a guest has just written may be in the way once.
    rm -rf "$dir" || { sleep 0.5; rm -rf "$dir"; }
} 2>/dev/null &
end=$!

wait "$daemon"
# One that ends by itself, as with a configuration that it doesn't like: its log stays until the JVM has read it.
echo "$?" >"$dir/ended"
wait "$end"
