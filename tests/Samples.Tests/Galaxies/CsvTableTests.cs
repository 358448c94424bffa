namespace GeoDL.Typed.Samples.Tests.Galaxies;

public class CsvTableTests
{
    [Fact]
    public void QuotedFields_HoldCommasQuotesAndLineEnds()
    {
        CsvTable table = CsvTable.Parse(
            "a.csv",
            "\uFEFFname, ra ,\"de\"\"c\"\r\n\"NGC 1, the \"\"first\"\"\n\",1.5,2\r\n\r\nplain,,3"
        );
        Assert.Equal(["name", "ra", "de\"c"], table.Header);
        Assert.Equal(2, table.RowCount);
        Assert.Equal("NGC 1, the \"first\"", table[0, 0]);
        Assert.Equal("1.5", table[0, 1]);
        Assert.Equal("", table[1, 1]);
        Assert.Equal("3", table[1, 2]);
    }

    [Fact]
    public void Columns_AreFoundInOrderOfPreferenceAndWithoutCase()
    {
        CsvTable table = CsvTable.Parse("a.csv", "RA,z,cz\n1,2,3");
        Assert.Equal(0, table.Find("ra"));
        Assert.Equal(2, table.Find("cz", "z"));
        Assert.Equal(-1, table.Find("dec"));
        var error = Assert.Throws<DataFileException>(() => table.Require("declination", "dec", "dec_deg"));
        Assert.Equal(
            "a.csv: no column for declination: expected one of dec, dec_deg; the file has RA, z, cz.",
            error.Message
        );
    }

    [Theory]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("a,b\r\n1,2\r\n\r\n3,4")]
    [InlineData("sep=;\na;b\n1;2\n3;4\n")]
    [InlineData("\uFEFFSEP=\t\r\na\tb\r\n1\t2\r\n3\t4\r\n")]
    [InlineData("sep=,\r# note; with; marks\ra,b\r1,2\r3,4")]
    public void LinesAndSeparators_AreThoseOfAnySpreadsheet(string text)
    {
        CsvTable table = CsvTable.Parse("a.csv", text);
        Assert.Equal(["a", "b"], table.Header);
        Assert.Equal(["1", "2", "3", "4"], new[] { table[0, 0], table[0, 1], table[1, 0], table[1, 1] });
    }

    [Fact]
    public void AColumnThatIsCalledSep_IsNoSeparator() =>
        Assert.Equal(["sep=a", "b"], CsvTable.Parse("a.csv", "sep=a,b\n1,2").Header);

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("sep=;", "the file is empty")]
    [InlineData("sep=;\na;b\n1;2;3\n", "line 3 has 3 fields, the header has 2")]
    [InlineData("\n\n", "the file is empty")]
    [InlineData("a,b\n1,2\n\n1,2,3\n", "line 4 has 3 fields, the header has 2")]
    [InlineData("a,b\n1,\"2\n3,4\n", "the quote opened on line 2 is not closed")]
    public void BrokenTables_AreNamedByLine(string text, string expected) =>
        Assert.Contains(
            $"broken.csv: {expected}",
            Assert.Throws<DataFileException>(() => CsvTable.Parse("broken.csv", text)).Message,
            StringComparison.Ordinal
        );
}
