/*
 * Predicts energy and forces of a small cloud, and of the same cloud turned, mirrored and moved: the energy must stay,
 * and the forces must turn. Then makes mistakes, which must be refused. Exits with 1 if anything is not as it must be.
 *
 * turn [weights]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "geodl_potential.h"

#define ATOMS 12

/* Relative: rounding of a whole model in double precision. */
static const double LIMIT = 1e-11;

static int failures = 0;

static void fail(const char *what)
{
    char message[512];
    geodl_last_error(message, sizeof message);
    fprintf(stderr, "%s: %s\n", what, message);
    failures++;
}

/* A mistake: the code must be this one, and there must be a message. */
static void refused(const char *what, int32_t expected, int32_t code)
{
    char message[512];
    int32_t length = geodl_last_error(message, sizeof message);
    printf("refused, code %d: %s\n", (int)code, message);
    if (code != expected || length < 2)
        fail(what);
}

/* Row-major: a turn by an angle about (1, 2, 3), then the mirror x -> -x. */
static void element(double angle, double g[9])
{
    double n[3] = {1 / sqrt(14), 2 / sqrt(14), 3 / sqrt(14)};
    double c = cos(angle), s = sin(angle);
    double cross[9] = {0, -n[2], n[1], n[2], 0, -n[0], -n[1], n[0], 0};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            g[3 * i + j] = (i == 0 ? -1 : 1) * ((i == j ? c : 0) + (1 - c) * n[i] * n[j] + s * cross[3 * i + j]);
}

/* y = g x + shift, for each of the rows. */
static void apply(const double g[9], const double shift[3], const double *x, double *y)
{
    for (int a = 0; a < ATOMS; a++)
        for (int i = 0; i < 3; i++)
        {
            y[3 * a + i] = shift[i];
            for (int j = 0; j < 3; j++)
                y[3 * a + i] += g[3 * i + j] * x[3 * a + j];
        }
}

int main(int argc, char **argv)
{
    double positions[3 * ATOMS], moved[3 * ATOMS], forces[3 * ATOMS], moved_forces[3 * ATOMS], turned[3 * ATOMS];
    int32_t species[ATOMS];
    double g[9], energy, moved_energy, energy_alone;
    const double shift[3] = {5, -2, 1}, none[3] = {0, 0, 0};
    geodl_potential potential;

    for (int a = 0; a < ATOMS; a++)
    {
        species[a] = a % 3 == 0;
        for (int i = 0; i < 3; i++)
            positions[3 * a + i] = 1.2 * ((a >> i) % 2) + (a >= 8 && i == 2 ? 2.4 : 0) + 0.2 * sin(3 * a + 7 * i + 1);
    }

    if (geodl_create(7, argc > 1 ? argv[1] : NULL, &potential) != GEODL_OK)
    {
        fail("create");
        return 1;
    }

    element(0.7, g);
    apply(g, shift, positions, moved);
    if (geodl_predict(potential, ATOMS, positions, species, &energy, forces) != GEODL_OK)
        fail("predict");
    if (geodl_predict(potential, ATOMS, positions, species, &energy_alone, NULL) != GEODL_OK)
        fail("predict without forces");
    if (geodl_predict(potential, ATOMS, moved, species, &moved_energy, moved_forces) != GEODL_OK)
        fail("predict, moved");
    if (failures > 0)
        return 1;

    apply(g, none, forces, turned);
    double largest = 0, difference = 0;
    for (int i = 0; i < 3 * ATOMS; i++)
    {
        largest = fmax(largest, fabs(turned[i]));
        difference = fmax(difference, fabs(moved_forces[i] - turned[i]));
    }
    double energy_error = fabs(moved_energy - energy) / fabs(energy);
    double forces_error = difference / largest;
    printf("energy %.15g, turned %.15g, relative error %.1e\n", energy, moved_energy, energy_error);
    printf("largest force %.15g, forces against turned forces: relative error %.1e\n", largest, forces_error);
    /* Written so that what is not a number fails as well. */
    if (!(energy_error <= LIMIT && forces_error <= LIMIT && largest > 1e-3 * fabs(energy)))
    {
        fprintf(stderr, "energy or forces do not turn with the cloud\n");
        failures++;
    }
    if (!(fabs(energy_alone - energy) <= LIMIT * fabs(energy)))
    {
        fprintf(stderr, "the energy without forces is another one\n");
        failures++;
    }

    refused("null positions", GEODL_BAD_ARGUMENT, geodl_predict(potential, ATOMS, NULL, species, &energy, forces));
    refused("a negative count", GEODL_BAD_ARGUMENT, geodl_predict(potential, -1, positions, species, &energy, forces));
    species[2] = 5;
    refused("species 5", GEODL_BAD_ARGUMENT, geodl_predict(potential, ATOMS, positions, species, &energy, forces));
    species[2] = 0;
    positions[4] = NAN;
    refused("NaN", GEODL_BAD_ARGUMENT, geodl_predict(potential, ATOMS, positions, species, &energy, forces));
    geodl_potential other;
    refused("no file", GEODL_BAD_WEIGHTS, geodl_create(7, "there-is-no-such-file", &other));
    if (geodl_free(potential) != GEODL_OK)
        fail("free");
    refused("freed twice", GEODL_UNKNOWN_HANDLE, geodl_free(potential));

    if (failures > 0)
        return EXIT_FAILURE;
    printf("all as it must be\n");
    return EXIT_SUCCESS;
}
