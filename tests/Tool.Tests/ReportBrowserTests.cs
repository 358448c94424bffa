using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>The page of <c>geodl report</c> in a real browser.</summary>
public sealed class ReportBrowserTests(ReportPages pages) : IClassFixture<ReportPages>
{
    private const int Wide = 1280,
        Phone = 390;

    private const string OpenPanel = "document.querySelector('dialog[open]')?.id ?? ''",
        FocusedNode = "document.activeElement?.dataset?.open ?? ''";

    private static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    [BrowserFact]
    public async Task Page_WorksAtBothWidthsInBothThemes()
    {
        await using IBrowser browser = await Puppeteer.LaunchAsync(
            new LaunchOptions
            {
                ExecutablePath = BrowserFactAttribute.Browser,
                Args = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
            }
        );
        var grounds = new Dictionary<string, string>();
        foreach (int width in new[] { Wide, Phone })
        {
            foreach (string scheme in new[] { "light", "dark" })
            {
                await using IPage page = await browser.NewPageAsync();
                List<string> errors = [];
                page.Console += (_, e) => errors.Add(e.Message.Text);
                page.PageError += (_, e) => errors.Add(e.Message);
                page.Request += (_, e) =>
                {
                    if (!e.Request.Url.StartsWith("file:", StringComparison.Ordinal) && !IsInline(e.Request.Url))
                        errors.Add("asks for " + e.Request.Url);
                };
                await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
                await page.EmulateMediaFeaturesAsync([
                    new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme },
                ]);
                await page.GoToAsync(new Uri(pages.ForceNet).AbsoluteUri);

                grounds[scheme] = await Ground(page);
                await HasEverything(page);
                await DoesNotScrollSideways(page, width);
                await Keep(page, $"{width}-{scheme}", isWhole: true);
                await ChangesItsTheme(page);
                await OpensByKeyboard(page);
                await LeadsFromCoefficientsToPaths(page);
                await DoesNotScrollSideways(page, width);
                await Keep(page, $"{width}-{scheme}-panel", isWhole: false);
                Assert.Empty(errors);
            }
        }

        Assert.NotEqual(grounds["light"], grounds["dark"]);
    }

    private static bool IsInline(string url) => url.StartsWith("data:", StringComparison.Ordinal);

    private static async Task HasEverything(IPage page)
    {
        foreach (string selector in new[] { "svg.flow g.layer", "figure img", "svg.coupling", "svg.curves", "table" })
            Assert.True(await Count(page, selector) > 0, selector);
        // Every picture could be read.
        Assert.Equal(
            0,
            await page.EvaluateExpressionAsync<int>("[...document.images].filter(i => i.naturalWidth === 0).length")
        );
        // Every layer has its panel, and every node opens one.
        Assert.Equal(
            0,
            await page.EvaluateExpressionAsync<int>(
                "[...document.querySelectorAll('[data-open]')].filter(n => !window[n.dataset.open]?.showModal).length"
            )
        );
    }

    private static Task<string> Ground(IPage page) =>
        page.EvaluateExpressionAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static async Task ChangesItsTheme(IPage page)
    {
        string before = await Ground(page);
        await page.ClickAsync("#theme");
        Assert.NotEqual(before, await Ground(page));
        await page.ClickAsync("#theme");
        Assert.Equal(before, await Ground(page));
    }

    private static async Task OpensByKeyboard(IPage page)
    {
        string id = await page.EvaluateExpressionAsync<string>(
            "(() => { const n = document.querySelector('g[aria-label^=\"embed,\"]'); n.focus(); "
                + "return n.dataset.open; })()"
        );
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(id, await page.EvaluateExpressionAsync<string>(OpenPanel));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("", await page.EvaluateExpressionAsync<string>(OpenPanel));
        // The focus is where it was.
        Assert.Equal(id, await page.EvaluateExpressionAsync<string>(FocusedNode));
        await page.ClickAsync($"g[data-open={id}]");
        Assert.Equal(id, await page.EvaluateExpressionAsync<string>(OpenPanel));
        Assert.True(await Count(page, "dialog[open] pre span.k") > 0, "keywords");
    }

    private static async Task LeadsFromCoefficientsToPaths(IPage page)
    {
        await page.EvaluateExpressionAsync(
            "[...document.querySelectorAll('dialog[open] .tabs button')].find(b => b.textContent === 'product').click()"
        );
        await page.EvaluateExpressionAsync(
            "document.querySelectorAll('dialog[open] pre a.path[data-path=\"2\"]')[0].click()"
        );
        Assert.Equal("2", await page.EvaluateExpressionAsync<string>("document.activeElement.dataset.path"));
        Assert.Equal(1, await Count(page, "dialog[open] table[data-table=coupled] tr.shown[data-path='2']"));
    }

    private static async Task DoesNotScrollSideways(IPage page, int width) =>
        Assert.InRange(await page.EvaluateExpressionAsync<int>("document.scrollingElement.scrollWidth"), 1, width);

    private static Task<int> Count(IPage page, string selector) =>
        page.EvaluateFunctionAsync<int>("s => document.querySelectorAll(s).length", selector);

    /// <summary>A picture, kept where somebody wants to look at it.</summary>
    private static async Task Keep(IPage page, string name, bool isWhole)
    {
        byte[] picture = await page.ScreenshotDataAsync(new ScreenshotOptions { FullPage = isWhole });
        Assert.Equal(PngStart, picture[..PngStart.Length]);
        if (Environment.GetEnvironmentVariable("GEODL_TEST_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"report-{name}.png"), picture);
    }
}
