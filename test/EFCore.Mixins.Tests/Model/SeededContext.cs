using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EFCore.Mixins.Tests.Model;

/// <summary>A context with a migration.</summary>
public sealed class SeededContext(DbContextOptions<SeededContext> options) : DbContext(options)
{
    public DbSet<Seed> Seeds => Set<Seed>();
}

public sealed class Seed
{
    public int Id { get; set; }
    public required string Name { get; set; }
}

[DbContext(typeof(SeededContext))]
[Migration("1_CreateSeeds")]
internal sealed class CreateSeeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
        => migrationBuilder.CreateTable(
            "Seeds",
            table => new { Id = table.Column<int>(), Name = table.Column<string>(maxLength: 100) },
            constraints: table => table.PrimaryKey("PK_Seeds", row => row.Id));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("Seeds");
}
