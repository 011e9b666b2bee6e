package dev.whence.index.question;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Words that mean the same where commands, events and rules are named, in any domain.
///
/// Only words of business English are here; what a domain calls its things comes from its own names and
/// descriptions.
final class Synonyms {

    /// Each line is one concept, named by its first word.
    private static final List<String> GROUPS = List.of(
            "cancel cancels cancelled canceled cancelling canceling cancellation cancellations annul annulled abort revoke",
            "modify modifies modified modifying modification modifications change changes changed changing update updates"
                    + " updated updating edit edits edited alter altered alteration amend amended adjust adjusted"
                    + " adjustment switch switched",
            "return returns returned returning",
            "exchange exchanges exchanged exchanging swap swaps swapped replace replaced replacement replacements",
            "ship ships shipped shipping shipment shipments dispatch dispatched send sends sent sending",
            "deliver delivers delivered delivering delivery deliveries arrive arrives arrived arrival",
            "place places placed placing buy buys bought buying purchase purchases purchased",
            "authenticate authenticates authenticated authenticating authentication authentications identify identifies"
                    + " identified identification identifications verify verified verification login logins",
            "transfer transfers transferred transferring handover handovers handoff handoffs escalate escalated"
                    + " escalation escalations",
            "import imports imported importing migrate migrated migration",
            "pay pays paid paying payment payments",
            "refund refunds refunded refunding reimburse reimbursed reimbursement reimbursements payback",
            "delete deletes deleted deletion remove removes removed removal removals erase erased",
            "create creates created creating creation open opens opened opening",
            "close closes closed closing closure",
            "approve approves approved approving approval approvals",
            "confirm confirms confirmed confirming confirmation confirmations unconfirmed",
            "available availability unavailable stock inventory",
            "user users profile profiles customer customers client shopper shoppers buyer buyers",
            "enough cover covers covered covering sufficient insufficient empty lacked",
            "own owns owned belong belongs belonged",
            "price prices priced cost costs",
            "human humans person persons people",
            "amount amounts value values worth",
            "reopen reopens reopened",
            "renew renews renewed renewal renewals extend extended extension extensions",
            "withdraw withdraws withdrew withdrawn withdrawal withdrawals",
            "deposit deposits deposited",
            "submit submits submitted submission submissions",
            "assign assigns assigned assignment assignments",
            "grant grants granted granting",
            "register registers registered registration registrations enroll enrolled enrollment");

    private static final Map<String, String> SHARED = shared();

    private Synonyms() {}

    private static Map<String, String> shared() {
        Map<String, String> concepts = new HashMap<>();
        for (String group : GROUPS) {
            String[] words = group.split(" ");
            String concept = stem(words[0]);
            for (String word : words) {
                concepts.putIfAbsent(word, concept);
                concepts.putIfAbsent(stem(word), concept);
            }
        }
        return Map.copyOf(concepts);
    }

    /// All words that mean one of these concepts.
    static Set<String> words(Set<String> concepts) {
        return SHARED.entrySet().stream()
                .filter(entry -> concepts.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String stem(String word) {
        return String.join(" ", Token.stems(word));
    }

    /// What a word in lower case means.
    static String concept(String word) {
        String shared = SHARED.get(word);
        if (shared != null) {
            return shared;
        }
        String stem = stem(word);
        return SHARED.getOrDefault(stem, stem);
    }
}
