// A list endpoint beside the same one by hand and by OData, on loopback: dotnet run -c Release --project bench/EFCore.Mixins.WebLoad
// It takes less than a minute, and fails where the endpoint of the library has less than 0.90 of the requests of the one by hand.
using EFCore.Mixins.WebLoad;
using Microsoft.AspNetCore.OData;
using Microsoft.Data.Sqlite;
using Microsoft.OData.ModelBuilder;

const double Bar = 0.90;
const string Source = "Data Source=webload;Mode=Memory;Cache=Shared";
await using var keeper = new SqliteConnection(Source);
await keeper.OpenAsync();

var isDry = args is ["dry"];
var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
builder.Services.AddMixins<BlogContext>(options => options.UseSqlite(Source).UseSqliteMixins());
builder.Services.AddMixinsProblemDetails();
var model = new ODataConventionModelBuilder();
model.EntitySet<Post>("ODataPosts");
builder.Services.AddControllers().AddOData(options => options.Select().Filter().OrderBy().SetMaxTop(100).AddRouteComponents("odata", model.GetEdmModel()));

var app = builder.Build();
app.UseExceptionHandler();
app.UseMixins();
app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync()).WithQuery<Post>(policy => policy
    .Filter(post => post.Rating).Filter(post => post.Archived).Sort(post => post.Rating)
    .Read(post => post.Id, post => post.Title, post => post.Rating).Pages(total: Total.None));
app.MapGet("/by-hand", HandWritten.ListAsync);
app.MapControllers();
await using (var db = app.Services.GetRequiredService<IDbContextFactory<BlogContext>>().CreateDbContext())
    await db.FillAsync();
await app.StartAsync();

(string Name, string Url)[] endpoints =
[
    ("by hand", "/by-hand?rating__ge=50&archived=false&order_by=-rating&page_size=20"),
    ("EFCore.Mixins", "/posts?rating__ge=50&archived=false&order_by=-rating&page_size=20"),
    ("OData", "/odata/ODataPosts?$filter=Rating ge 50 and Archived eq false&$orderby=Rating desc&$select=Id,Title,Rating"),
];
using var run = new LoadRun(new Uri(app.Urls.First()), endpoints, isDry ? 1 : 7, TimeSpan.FromSeconds(isDry ? 0.1 : 1.5));
var rates = await run.RunAsync();
foreach (var (name, rate) in rates)
    Console.WriteLine($"{name,-14} {rate,8:0} requests/s   {rate / rates["by hand"]:0.00}");
await app.StopAsync();
return isDry || rates["EFCore.Mixins"] / rates["by hand"] >= Bar ? 0 : 1;
