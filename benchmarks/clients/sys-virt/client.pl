#!/usr/bin/perl
# A consumer of libvirt's events in Perl, on the loop that Sys::Virt::Event registers. See ../README.md
use strict;
use warnings;

use Sys::Virt;
use Sys::Virt::Domain;
use Sys::Virt::Event;
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

my @samples;
my @connections;

sub changed {
    my ($connection, $domain, $kind, $uri) = @_;
    my $arrived = int(clock_gettime(CLOCK_MONOTONIC) * 1e9);
    $domain->get_name();
    $domain->get_uuid();
    push @samples, substr($uri, 6) + 0, $arrived;
}

sub answer {
    my ($line) = @_;
    if ($line eq "count") {
        return "COUNT " . @samples / 2;
    }
    if ($line eq "clear") {
        @samples = ();
        return "CLEARED";
    }
    my ($path) = $line =~ /^save (.*)$/ or die "What is '$line'?";
    open my $file, ">:raw", $path or die "$path: $!";
    print $file pack("q<*", @samples);
    close $file or die "$path: $!";
    return "SAVED " . @samples / 2;
}

Sys::Virt::Event::register_default();
my @wanted = @ARGV;
while (my ($uri, $count) = splice @wanted, 0, 2) {
    for (1 .. $count) {
        my $connection = Sys::Virt->new(uri => $uri);
        $connection->domain_event_register_any(undef, Sys::Virt::Domain::EVENT_ID_METADATA_CHANGE, \&changed);
        push @connections, $connection;
    }
}
$| = 1;
print "READY\n";

my $ended = 0;
my $unfinished = "";
Sys::Virt::Event::add_handle(
    fileno(STDIN),
    Sys::Virt::Event::HANDLE_READABLE,
    sub {
        $ended = !sysread STDIN, $unfinished, 4096, length $unfinished;
        while ($unfinished =~ s/^(.*)\n//) {
            print answer($1), "\n";
        }
    }
);
Sys::Virt::Event::run_default() until $ended;
