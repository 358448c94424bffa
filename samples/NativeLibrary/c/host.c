/*
 * A host program: a crystal of six atoms, energies and forces by the library.
 *
 * 1. The library finds neighbours. The crystal turned and mirrored must have the same energy, and turned forces.
 * 2. The host finds neighbours, as LAMMPS does: periodic images are ghosts, the list has a skin and is kept while atoms
 *    move little, forces on ghosts are added to those of the atoms that they stand for. All must be as in 1.
 * 3. Velocity Verlet with the second way keeps the total energy, and ends where the first way ends.
 * 4. Mistakes must be refused.
 *
 * Exits with 1 if anything is not as it must be.
 *
 * host weights
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geodl_potential.h"

#define ATOMS 6
#define IMAGES 5 /* ghosts are sought in so many cells along each vector, both ways */
#define MAX_ALL 4000
#define MAX_PAIRS 400000
#define SKIN 0.4
#define STEPS 30

/* Relative: rounding of a whole model in double precision. */
static const double LIMIT = 1e-11;

/* eV / (angstrom u) in angstrom / fs^2. */
static const double ACCELERATION = 0.009648533212331;

static const double CELL[9] = {4.3, 0, 0, 1.05, 4.1, 0, 0.65, 0.85, 4.45};
static const int32_t ELEMENTS[ATOMS] = {8, 6, 1, 8, 6, 1};
static const double MASSES[ATOMS] = {15.999, 12.011, 1.008, 15.999, 12.011, 1.008};
static const double POSITIONS[3 * ATOMS] = {0.38660089, 0.43419621, 0.35159478, 2.78956776, 0.91253001, 2.25688203,
                                            1.34772579, 2.80883417, 2.3499018,  3.34863251, 2.60399222, 0.16497031,
                                            1.93038522, 1.75522364, 1.32543608, 4.9003975,  4.21908802, 3.49690121};

/* What the host keeps between steps. */
static struct
{
    int made, all, of[MAX_ALL];
    double at[3 * ATOMS], shift[3 * MAX_ALL];
    int32_t elements[MAX_ALL], offsets[MAX_ALL + 1], neighbours[MAX_PAIRS];
} list;

static geodl_potential potential;
static double reach, cutoff;
static int failures = 0;

static void fail(const char *what)
{
    char message[512];
    geodl_last_error(message, sizeof message);
    fprintf(stderr, "not as it must be: %s. %s\n", what, message);
    failures++;
}

/* The largest difference, relative to the largest number. */
static double error(const double *expected, const double *found, int count)
{
    double largest = 0, difference = 0;
    for (int i = 0; i < count; i++)
    {
        largest = fmax(largest, fabs(expected[i]));
        difference = fmax(difference, fabs(expected[i] - found[i]));
        if (isnan(found[i]))
            return NAN;
    }
    return difference / largest;
}

/* Written so that what is not a number fails as well. */
static void same(const char *what, const double *expected, const double *found, int count)
{
    double e = error(expected, found, count);
    printf("%s: relative error %.1e\n", what, e);
    if (!(e <= LIMIT))
        fail(what);
}

static void refused(const char *what, int32_t expected, int32_t code)
{
    char message[512];
    int32_t length = geodl_last_error(message, sizeof message);
    printf("refused, code %d: %s\n", (int)code, message);
    if (code != expected || length < 2)
        fail(what);
}

static double squared(const double *a, const double *b)
{
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/* Own atoms first, then all images within reach of one of them; then every pair within cutoff and skin, both ways. */
static void make_list(const double *x)
{
    static double y[3 * MAX_ALL];
    list.all = ATOMS;
    for (int pass = 0; pass < 2; pass++)
        for (int i = -IMAGES; i <= IMAGES; i++)
            for (int j = -IMAGES; j <= IMAGES; j++)
                for (int k = -IMAGES; k <= IMAGES; k++)
                    for (int a = 0; a < ATOMS; a++)
                    {
                        int is_own = i == 0 && j == 0 && k == 0, is_near = 0;
                        int n = pass == 0 ? a : list.all;
                        if (is_own != (pass == 0))
                            continue;
                        for (int c = 0; c < 3; c++)
                        {
                            list.shift[3 * n + c] = i * CELL[c] + j * CELL[3 + c] + k * CELL[6 + c];
                            y[3 * n + c] = x[3 * a + c] + list.shift[3 * n + c];
                        }
                        for (int o = 0; o < ATOMS; o++)
                            is_near |= squared(&x[3 * o], &y[3 * n]) < (reach + SKIN) * (reach + SKIN);
                        if (!is_near)
                            continue;
                        list.of[n] = a;
                        list.elements[n] = ELEMENTS[a];
                        list.all += pass;
                    }
    for (int n = 0; n < list.all; n++)
    {
        int32_t count = list.offsets[n];
        for (int m = 0; m < list.all; m++)
            if (m != n && squared(&y[3 * n], &y[3 * m]) < (cutoff + SKIN) * (cutoff + SKIN))
                list.neighbours[count++] = m;
        list.offsets[n + 1] = count;
    }
    memcpy(list.at, x, sizeof list.at);
    list.made++;
}

/* Energy, forces and virial with the host's own list. */
static double listed(const double *x, double *forces, double *virial)
{
    static double y[3 * MAX_ALL], f[3 * MAX_ALL];
    double energy = NAN, moved = list.made == 0 ? SKIN : 0;
    for (int a = 0; a < ATOMS; a++)
        moved = fmax(moved, sqrt(squared(&x[3 * a], &list.at[3 * a])));
    if (moved > SKIN / 2)
        make_list(x);
    for (int i = 0; i < 3 * list.all; i++)
        y[i] = x[3 * list.of[i / 3] + i % 3] + list.shift[i];
    if (geodl_evaluate_listed(potential, ATOMS, list.all - ATOMS, y, list.elements, list.offsets, list.neighbours,
                              &energy, NULL, f, virial) != GEODL_OK)
        fail("evaluate_listed");
    memset(forces, 0, 3 * ATOMS * sizeof *forces);
    for (int i = 0; i < 3 * list.all; i++)
        forces[3 * list.of[i / 3] + i % 3] += f[i];
    return energy;
}

static double found(const double *x, double *forces, double *virial)
{
    double energy = NAN;
    if (geodl_evaluate(potential, ATOMS, x, ELEMENTS, CELL, NULL, &energy, NULL, forces, virial) != GEODL_OK)
        fail("evaluate");
    return energy;
}

/* Steps of 1 fs; gives the largest change of the total energy. */
static double run(double (*evaluate)(const double *, double *, double *), double *x)
{
    double v[3 * ATOMS], f[3 * ATOMS], virial[9], first = 0, change = 0;
    memcpy(x, POSITIONS, sizeof POSITIONS);
    for (int i = 0; i < 3 * ATOMS; i++)
        v[i] = 0.02 * sin(3 * i + 1) / sqrt(MASSES[i / 3]);
    double energy = evaluate(x, f, virial);
    for (int step = 0; step <= STEPS; step++)
    {
        double total = energy;
        for (int i = 0; i < 3 * ATOMS; i++)
            total += 0.5 * MASSES[i / 3] * v[i] * v[i] / ACCELERATION;
        if (step == 0)
            first = total;
        change = fmax(change, fabs(total - first));
        for (int i = 0; i < 3 * ATOMS; i++)
        {
            v[i] += 0.5 * ACCELERATION * f[i] / MASSES[i / 3];
            x[i] += v[i];
        }
        energy = evaluate(x, f, virial);
        for (int i = 0; i < 3 * ATOMS; i++)
            v[i] += 0.5 * ACCELERATION * f[i] / MASSES[i / 3];
    }
    return change;
}

/* y = g x, for each of the rows: a turn by 0.7 about (1, 2, 3), then the mirror x -> -x. */
static void turn(const double *x, double *y, int rows)
{
    double n[3] = {1 / sqrt(14), 2 / sqrt(14), 3 / sqrt(14)}, c = cos(0.7), s = sin(0.7);
    double cross[9] = {0, -n[2], n[1], n[2], 0, -n[0], -n[1], n[0], 0};
    for (int a = 0; a < rows; a++)
        for (int i = 0; i < 3; i++)
        {
            y[3 * a + i] = 0;
            for (int j = 0; j < 3; j++)
                y[3 * a + i] += (i == 0 ? -1 : 1) * ((i == j ? c : 0) + (1 - c) * n[i] * n[j] + s * cross[3 * i + j]) *
                                x[3 * a + j];
        }
}

int main(int argc, char **argv)
{
    double energy, forces[3 * ATOMS], virial[9], other, other_forces[3 * ATOMS], other_virial[9];
    double moved[3 * ATOMS], cell[9], turned[3 * ATOMS];
    char name[64];
    int32_t rounds, elements[ATOMS];

    if (argc != 2 || geodl_create(argv[1], GEODL_DOUBLE, &potential) != GEODL_OK)
    {
        fail("host weights: create");
        return EXIT_FAILURE;
    }
    if (geodl_model(potential, name, sizeof name, &cutoff, &rounds) != GEODL_OK)
        fail("model");
    reach = rounds * cutoff;
    printf("%s: %d rounds of %.1f angstrom\n", name, (int)rounds, cutoff);

    energy = found(POSITIONS, forces, virial);
    printf("energy %.13g eV\n", energy);
    turn(POSITIONS, moved, ATOMS);
    turn(CELL, cell, 3);
    if (geodl_evaluate(potential, ATOMS, moved, ELEMENTS, cell, NULL, &other, NULL, other_forces, NULL) != GEODL_OK)
        fail("evaluate, turned");
    turn(forces, turned, ATOMS);
    same("energy, turned", &energy, &other, 1);
    same("forces, turned", turned, other_forces, 3 * ATOMS);

    other = listed(POSITIONS, other_forces, other_virial);
    printf("%d ghosts, %d pairs\n", list.all - ATOMS, (int)list.offsets[list.all]);
    same("energy, with ghosts", &energy, &other, 1);
    same("forces, with ghosts", forces, other_forces, 3 * ATOMS);
    same("virial, with ghosts", virial, other_virial, 9);

    double change = run(listed, moved);
    run(found, turned);
    printf("%d steps, %d lists: the total energy changes by %.1e eV\n", STEPS, list.made, change);
    same("positions after them", turned, moved, 3 * ATOMS);
    if (!(change < 2e-4) || list.made < 2)
        fail("the energy is kept");

    memcpy(elements, ELEMENTS, sizeof elements);
    elements[2] = 26;
    memcpy(moved, POSITIONS, sizeof moved);
    refused("null positions", GEODL_BAD_ARGUMENT,
            geodl_evaluate(potential, ATOMS, NULL, ELEMENTS, CELL, NULL, &energy, NULL, NULL, NULL));
    refused("a negative count", GEODL_BAD_ARGUMENT,
            geodl_evaluate(potential, -1, moved, ELEMENTS, CELL, NULL, &energy, NULL, NULL, NULL));
    refused("iron", GEODL_BAD_ARGUMENT,
            geodl_evaluate(potential, ATOMS, moved, elements, CELL, NULL, &energy, NULL, NULL, NULL));
    moved[4] = NAN;
    refused("NaN", GEODL_BAD_ARGUMENT,
            geodl_evaluate(potential, ATOMS, moved, ELEMENTS, CELL, NULL, &energy, NULL, NULL, NULL));
    int32_t offsets[ATOMS + 1] = {0, 1, 1, 1, 1, 1, 1}, neighbour = 6;
    refused("a neighbour that is not there", GEODL_BAD_ARGUMENT,
            geodl_evaluate_listed(potential, ATOMS, 0, POSITIONS, ELEMENTS, offsets, &neighbour, &energy, NULL, NULL,
                                  NULL));
    geodl_potential none;
    refused("no file", GEODL_BAD_WEIGHTS, geodl_create("there-is-no-such-file", GEODL_DOUBLE, &none));
    if (geodl_free(potential) != GEODL_OK)
        fail("free");
    refused("freed twice", GEODL_UNKNOWN_HANDLE, geodl_free(potential));

    if (failures > 0)
        return EXIT_FAILURE;
    printf("all as it must be\n");
    return EXIT_SUCCESS;
}
