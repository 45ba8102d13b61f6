/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-random.h"

#include "studio-error.h"

static void
test_drawn_seeds (void)
{
  g_autoptr (StudioRandom) random = studio_random_new_system ();
  guint n_large = 0;
  for (int i = 0; i < 20000; i++)
    {
      guint32 seed = studio_random_draw_seed (random);
      g_assert_cmpuint (seed, >=, 1);
      g_assert_cmpuint (seed, <=, STUDIO_SEED_DRAWN_MAX);
      n_large += seed > G_MAXINT32;
    }
  /* The upper half of the range is used as much as the lower. */
  g_assert_cmpuint (n_large, >, 8000);
  g_assert_cmpuint (n_large, <, 12000);
}

static void
test_repeatable (void)
{
  g_autoptr (StudioRandom) one = studio_random_new_repeatable (7);
  g_autoptr (StudioRandom) same = studio_random_new_repeatable (7);
  g_autoptr (StudioRandom) other = studio_random_new_repeatable (8);
  guint n_different = 0;
  for (int i = 0; i < 100; i++)
    {
      guint32 seed = studio_random_draw_seed (one);
      g_assert_cmpuint (seed, ==, studio_random_draw_seed (same));
      n_different += seed != studio_random_draw_seed (other);
    }
  g_assert_cmpuint (n_different, >, 90);
}

static void
test_typed_seeds (void)
{
  static const struct
  {
    const char *text;
    guint32 seed;
  } cases[] = {
    { "0", 0 },         { "1", 1 },   { "4294967295", 4294967295u },
    { "  42\t\n", 42 }, { "007", 7 }, { "4294967294", STUDIO_SEED_DRAWN_MAX },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint32 seed = 99;
      g_assert_true (studio_seed_from_string (cases[i].text, &seed, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (seed, ==, cases[i].seed);
    }
}

static void
test_bad_seeds (void)
{
  static const char *const texts[] = { "",
                                       " ",
                                       "-1",
                                       "+1",
                                       "12x",
                                       "1 2",
                                       "1.5",
                                       "1e3",
                                       "0x10",
                                       "seed",
                                       "４２",
                                       "4294967296",
                                       "99999999999999999999" };
  for (gsize i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      guint32 seed = 99;
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : NULL;
      g_assert_false (studio_seed_from_string (text, &seed, &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_SEED);
      g_assert_cmpuint (seed, ==, 99);
    }
}

static void
test_next_seeds (void)
{
  g_assert_cmpuint (studio_seed_get_next (0), ==, 1);
  g_assert_cmpuint (studio_seed_get_next (41), ==, 42);
  g_assert_cmpuint (studio_seed_get_next (STUDIO_SEED_DRAWN_MAX - 1), ==, STUDIO_SEED_DRAWN_MAX);
  g_assert_cmpuint (studio_seed_get_next (STUDIO_SEED_DRAWN_MAX), ==, 1);
  g_assert_cmpuint (studio_seed_get_next (STUDIO_SEED_MAX), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/drawn-seeds", test_drawn_seeds);
  g_test_add_func ("/random/repeatable", test_repeatable);
  g_test_add_func ("/random/typed-seeds", test_typed_seeds);
  g_test_add_func ("/random/bad-seeds", test_bad_seeds);
  g_test_add_func ("/random/next-seeds", test_next_seeds);
  return g_test_run ();
}
