package dev.whence.proof;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What other implementations published: the tree of eight leaves that all implementations of RFC 6962 and RFC 9162
/// are tested with, and notes and a proof of the log of the Go modules, `sum.golang.org`.
final class ReferenceVectors {

    static final List<byte[]> ENTRIES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    /// The roots of the trees of 0 to 8 of these.
    static final List<Hash> ROOTS = hashes(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    static final String GO_KEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    static final String GO_ORIGIN = "go.sum database tree";

    /// Entry 43930254 of that log.
    static final String GO_ENTRY = """
            github.com/transparency-dev/tessera v1.0.0 h1:4OT1V9xJLa5NnYlFWWlCdZkCm18/o12rdd+bCTje7XE=
            github.com/transparency-dev/tessera v1.0.0/go.mod h1:TLvfjlkbmsmKVEJUtzO2eb9Q2IBnK3EJ0dI4G0oxEOU=
            """;

    static final String GO_PROOF = """
            c2sp.org/tlog-proof@v1
            index 43930254
            Q2cuq1e21q4UC1RQ6wtmXmCxk2q3Wqz/yFvD12P2KSM=
            VdgHwjNYSv9fZVxvYzn8kySGvrjqeCnzdJqJILieWf4=
            ARfBpZjsj3LSP42V4xBVdCKbHVa4WXSbuFAa0rUSCVQ=
            0VYgz0Vmgz6jOM8H6edZBWHtO6+R7tPvN4EOwwRRSws=
            vq+ifloynXE+ORFC1wymQT0cpNIJA1tqg2mQpA55+kc=
            SCRewH6vHE1/Vwkt5yEW8xT7il0WbWltXjFIVqlGtQQ=
            p//fIG8jgZie4MMwjHF7quCIJ4hErr7U4at0HV34MZQ=
            D3K5YdBlxQcklrgF8vSbDyT05J5/mA9lzuhhp72uSOk=
            jeYlYyH9FhYGwu+ZJmfPr8GvSNdgrydwqmJgHsygoR0=
            p6RFgfGhu8Uuy0LyyZdI4MrSPOZkMe+ycwWJFfr8zTI=
            AMZsxrVKBPSe8nSNVVCTyTxWns0CiNbChG/FoiSJWuM=
            e+rtSmK5Pd1K5LgFwj7VSo5XJXOcq7OOcqPVZn1hqeM=
            expmv1e6XiGr5NMUjMRkSZijlcBx+fZcpqQmUnawhOY=
            +Wuic0YARH84k80/Q+KJIbhRCldxG8npjLFiHMLtEpo=
            NOMeJqlyUxFXUKYRI/1YqAF4WJBfXJr8UM/SlWGqxgY=
            Lm6+TAlLb2lvUs/3unZ2t6RSmJw8RO+WuEuUbAw3QEc=
            Jhh2EDG15gDBoLmLiF88lVTgd+uvx3L0xczb8Y3kSq8=
            taenaiKqtYMXS3gDzIF3q8VZzqAXqftHqL9BC39njaw=
            kZNKypGwEANnt1+msLINnqrIrwX+0MGZUTTKXTfbloI=
            A4NJSymjVJ5dvGPaGC3Gj04x8qVRKYfh0pP24mwd6Yk=
            KQq808D9W4NUgr4ip+rF/RCyAUERYKKCwKiiAJfaFOc=
            I3EVN3zM2rDjs5Q06Zr5gxhg+ksnX2h77E75uL+h3aI=
            7iNSYSDhMeRkeV7r9krKbKelNPiqDCJU1i6xAn/Fbuw=
            MYqdo6zSjxaAn+29EEjNRbPYm0myB3bheu+HTZIAbVY=
            S7olT9TPLXk+bbawbV3sAzWMmhcpWrtjbw++9ZTiyn8=
            xJ20xXM4QItt5vxFOtolZ5l18p7ej1+RimNkgWmoRFM=

            go.sum database tree
            58253265
            lIyLAEe4zJUQAda6pFFg3yPOf7j1SgfMEDrpgoX39JU=

            — sum.golang.org Az3grkvBHbFcpEFQ3BhGlktgB7pcswIW+ez91eWY6rNPtWfAey8bJO2rVoG2yO5zXvgiaikWVHqon+e14JhA+WXvpAY=
            """;

    /// Checkpoints of that log: the first is the example of C2SP `tlog-checkpoint` under its real origin, the
    /// second has signatures of witnesses too, one of them of a kind that is not known here.
    private static final List<String> GO_CHECKPOINTS = List.of("""
            go.sum database tree
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """, """
            go.sum database tree
            15081221
            BoMMe1wd25Tco0mYGROkyqxHZWx+hcSCtMV315Lu6Lg=

            — sum.golang.org Az3grilD7vQqTrv66jRgKM84Y80KTprrSt4bKmiOPxgmS5ZVBTeCl6dUvjYnN13R+C8j0jGY1WnUADGMkok3U0m2Zgo=
            — test.example.com qTGhC3917mAr6hGh+T55tNjxaej/D/GQivJZRIj7XGdAcQOTqfMWIPgp/v/904LEduN/h2sSRtHUJXUL4b9Gm7Bz4Qc=
            — test.example.com /Pa7Y/dUvWMAAAAAQVwkQVi81ArPV7BIaQYrMIxyzY0m8a4BdeeBhSKd3PviPK4/3Sd+NKSc5N7PDTCfAkUSVniN+R2oKIggA4iiDQ==
            """, """
            go.sum database tree
            63096908
            8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=

            — sum.golang.org Az3gri/oVBN1jAhNZ/iS+W31psFAWRT20/GyrhpU6taFwulQGetBkH5S7wpGXdS935jiIGiUUAXBVHzT/P6fYhqAmAk=
            """);

    private ReferenceVectors() {}

    static List<String> goCheckpoints() {
        return GO_CHECKPOINTS;
    }

    static List<Hash> hashes(String... texts) {
        return Stream.of(texts).map(Hash::parse).toList();
    }

    static TreeHead head(int size) {
        return new TreeHead(size, ROOTS.get(size));
    }
}
