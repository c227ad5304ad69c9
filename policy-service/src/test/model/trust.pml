/*
 * Who may decide, and when a change is answered: docs/PROTOCOL.md as a model for SPIN.
 *
 * Writers (replicas of policy-service) change the ledger and answer when no node can act on the old state any more. Nodes ask for
 * leases, by a timer or because they heard news, and decide by near copies. Questions and answers are lost or late; news may come,
 * not come, or come in any order, since a node may ask at any time and need not. Nodes join late, and crash and come back as others.
 * Every change revokes the same subject once more, so its row in the log moves to the newest epoch each time.
 *
 * Time is counted down in turns of one clock: what is left of a lease, of a row, of a wait. The clocks of two replicas differ by up to
 * DRIFT. Grace would lengthen what a node serves, and what a row and a wait count, alike; it is part of LIFE here.
 *
 * Each MUTANT is the protocol with one line taken away, and must fail. TrustModelTest runs them all, and says with how many NODES and
 * CHANGES.
 */

#ifndef NODES
#define NODES 1
#endif
#ifndef CHANGES
#define CHANGES 2
#endif
#define LIFE 1
#define DRIFT 1

#ifdef MUTANT_A_LEASE_ENDS_FOR_WRITERS_WHEN_A_CLOCK_SAYS_SO
#define PAST 0
#else
#define PAST DRIFT
#endif

#ifdef MUTANT_THE_LONGEST_WAIT_LEAVES_OUT_THE_DRIFT
#define LONGEST LIFE
#else
#define LONGEST (LIFE + DRIFT)
#endif

/* The ledger. An epoch is seen with all that it counts: both change in one step. */
byte newest = 0;  /* the epoch */
byte saved = 0;   /* what of it is on the disk */
byte revoked = 0; /* the epoch under which the log holds the revocation; 0: not at all */
byte acked = 0;   /* the newest change that was answered */
byte wait[CHANGES]; /* turns after which the writer of a change looks at leases no more */

/* The table of leases: for how many turns a row counts for writers, and what its node has confirmed. */
byte counts[NODES];
byte confirmed[NODES];

/* Nodes. What is here is lost when one crashes. */
byte left[NODES];   /* turns for which it may decide */
byte asking[NODES]; /* turns that a lease asked for now would have left */
byte epoch[NODES];  /* of its lease */
bool knows[NODES];  /* its copy of the revocations has the one */
byte copy = 0;      /* epoch of node 0's copy of the policies */
byte silent = 0;    /* turns since node 0 was last answered, at most LIFE + 1 */
bool busy = false;  /* node 0 decides a request */

bool calm = false;  /* from now on nothing is lost and nobody crashes */

#ifdef MUTANT_ONLY_NEWS_MAKE_A_NODE_ASK
bool news = false;
#endif

inline down(x) { x = (x > 0 -> x - 1 : 0) }

/* A row that counts no more may as well be empty: what its node confirms next is no less. */
inline turn(n) {
  down(left[n]);
  down(asking[n]);
  down(counts[n]);
  confirmed[n] = (counts[n] > 0 -> confirmed[n] : 0)
}

active proctype Clock() {
end:
  do
  :: d_step {
       turn(0);
       silent = (silent <= LIFE -> silent + 1 : silent);
#if NODES > 1
       turn(1);
#endif
       down(wait[0]);
#if CHANGES > 1
       down(wait[1])
#endif
     }
  od
}

/* Writes the lease, by a clock that may be behind that of whoever looks at it. Neither number ever becomes less. */
inline grant(n) {
  atomic {
    if
    :: ends = LIFE + PAST
    :: ends = LIFE + PAST - DRIFT
    fi;
    counts[n] = (counts[n] > ends -> counts[n] : ends);
    confirmed[n] = (confirmed[n] > epoch[n] -> confirmed[n] : epoch[n]);
    ends = 0
  }
}

proctype Asking(byte n) {
  byte told, ends;
  bool page;
end:
  do
#ifdef MUTANT_ONLY_NEWS_MAKE_A_NODE_ASK
  :: news -> news = false;
#else
  :: true ->
#endif
     asking[n] = (n == 0 -> LIFE : 0);
     if
     :: !calm -> goto lost
     :: true
     fi;
#ifndef MUTANT_THE_EPOCH_IS_READ_BEFORE_THE_LEASE_IS_WRITTEN
     grant(n);
#endif
read:
     told = newest;
     page = (n == 0 && revoked > epoch[n] && revoked <= told);
#ifndef MUTANT_EPOCH_AND_LOG_ARE_READ_ONE_AFTER_THE_OTHER
     if
     :: newest != told -> goto read
     :: else
     fi;
#endif
#ifdef MUTANT_THE_EPOCH_IS_READ_BEFORE_THE_LEASE_IS_WRITTEN
     grant(n);
#endif
     if
     :: !calm -> goto lost
     :: told < epoch[n] -> goto lost
     :: told >= epoch[n] ->
        atomic {
          epoch[n] = told;
          knows[n] = knows[n] || page;
          silent = (n == 0 -> 0 : silent);
#ifdef MUTANT_A_LEASE_COUNTS_FROM_ITS_ANSWER
          left[n] = (n == 0 -> LIFE : 0)
#else
          left[n] = asking[n]
#endif
        }
     fi;
lost:
     atomic { asking[n] = 0; told = 0; page = false }
#if NODES == 1
  :: /* crashes; comes back under a name that no row bears. The old row could only make writers wait longer. */
     atomic { !calm && !busy && counts[n] + epoch[n] > 0 ->
       left[n] = 0; epoch[n] = 0; knows[n] = false; copy = 0; silent = 0;
       counts[n] = 0; confirmed[n] = 0
     }
#endif
  od
}

/* What was answered before a request came binds it. It is decided by a copy of the lease's epoch, and by the lease of the end. */
active proctype Deciding() {
  byte before, wanted;
end:
  do
  :: atomic {
#ifndef MUTANT_A_NODE_DECIDES_PAST_ITS_LEASE
       left[0] > 0 ->
#endif
       busy = true; before = acked; wanted = epoch[0]
     };
#ifndef MUTANT_AN_OLDER_COPY_WILL_DO
     do
     :: copy >= wanted -> break
     :: copy < wanted -> copy = newest
     od;
#endif
     atomic {
       if
#ifdef MUTANT_A_NODE_DECIDES_PAST_ITS_LEASE
       :: true ->
#else
       :: left[0] > 0 ->
#endif
          assert(copy >= before);       /* no answered change is missing from its policies */
          assert(before == 0 || knows[0]); /* nor from its revocations */
          assert(silent <= LIFE)        /* who is cut off decides nothing */
       :: left[0] == 0                     /* 503 */
       fi;
       busy = false; before = 0; wanted = 0
     }
  od
}

#if NODES > 1
#define BEHIND(e) (counts[0] > 0 && confirmed[0] < e || counts[1] > 0 && confirmed[1] < e)
#else
#define BEHIND(e) (counts[0] > 0 && confirmed[0] < e)
#endif

active [CHANGES] proctype Writer() {
  byte mine;
  atomic {
    newest++; mine = newest; revoked = newest;
#ifndef MUTANT_A_CHANGE_IS_ANSWERED_BEFORE_IT_IS_ON_THE_DISK
    saved = newest;
#endif
    if
    :: wait[mine - 1] = LONGEST
    :: wait[mine - 1] = LONGEST - DRIFT /* its clock is set forward while it waits */
    fi
  };
#ifdef MUTANT_ONLY_NEWS_MAKE_A_NODE_ASK
  if
  :: news = true
  :: !calm
  fi;
#endif
#ifndef MUTANT_NOBODY_IS_WAITED_FOR
  if
  :: wait[mine - 1] == 0
  :: !BEHIND(mine)
  fi;
#endif
  atomic {
    assert(saved >= mine); /* no answered change is lost with the machine */
    acked = (acked > mine -> acked : mine);
    wait[mine - 1] = 0
  }
}

#if NODES == 1
/* An old row is looked for, and then removed. */
active proctype Forgetting() {
  counts[0] == 0;
  d_step {
    if
#ifdef MUTANT_A_ROW_THAT_WAS_RENEWED_IS_REMOVED
    :: true -> counts[0] = 0; confirmed[0] = 0
#else
    :: counts[0] == 0 -> confirmed[0] = 0
    :: else
#endif
    fi
  }
}
#endif

init {
  atomic {
    run Asking(0);
#if NODES > 1
    run Asking(1)
#endif
  }
}

#ifdef LIVE
active proctype Weather() { calm = true }

/* Who can be reached again catches up, though nobody tells it anything; and every change is answered. */
ltl catches_up { <>[] (epoch[0] == newest && acked == CHANGES) }
#endif
