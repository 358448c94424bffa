using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public class CsvTableTests
{
    [Fact]
    public void QuotedFields_HoldCommasQuotesAndLineEnds()
    {
        CsvTable table = CsvTable.Parse("a.csv", "\uFEFFname, ra ,\"de\"\"c\"\r\n\"NGC 1, the \"\"first\"\"\n\",1.5,2\r\n\r\nplain,,3");
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
        Assert.Equal("a.csv: no column for declination: expected one of dec, dec_deg; the file has RA, z, cz.", error.Message);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n", "the file is empty")]
    [InlineData("a,b\n1,2\n\n1,2,3\n", "line 4 has 3 fields, the header has 2")]
    [InlineData("a,b\n1,\"2\n3,4\n", "the quote opened on line 2 is not closed")]
    public void BrokenTables_AreNamedByLine(string text, string expected) =>
        Assert.Contains($"broken.csv: {expected}", Assert.Throws<DataFileException>(() => CsvTable.Parse("broken.csv", text)).Message, StringComparison.Ordinal);
}
