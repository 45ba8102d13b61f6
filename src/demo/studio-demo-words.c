/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-words.h"

#include <string.h>

#define MAX_WORD 24

#define M(name) STUDIO_DEMO_MOTIF_##name

static const struct
{
  guint32 motifs;
  const char *words;
} vocabulary[] = {
  { M (MUSHROOMS), " mushroom toadstool fungus fungi fairy fairytale " },
  { M (CRYSTALS), " crystal crystalline gem gemstone quartz amethyst shard prism " },
  { M (MOUNTAINS),
    " mountain peak summit alp alpine ridge range valley cliff canyon volcano "
    "landscape hill fjord " },
  { M (WATER),
    " lake sea ocean river water pond shore coast beach harbour harbor bay lagoon "
    "reflection wave fjord island sailing reflecting canal " },
  { M (FOREST), " forest tree wood woodland pine fir spruce conifer jungle grove taiga " },
  { M (CITY),
    " city skyline skyscraper town metropolis downtown street tower urban cyberpunk "
    "cityscape megacity " },
  { M (MOON), " moon moonlight moonlit moonrise lunar crescent " },
  { M (SUN), " sun sunset sunrise sunlight sunny sunlit dusk dawn golden " },
  { M (STARS),
    " star starry galaxy milky cosmos cosmic night midnight nebula universe space "
    "constellation exposure " },
  { M (CLOUDS), " cloud cloudy cumulus overcast storm stormy heaven " },
  { M (AURORA), " aurora borealis polar arctic " },
  { M (BOAT) | M (WATER), " boat ship sail sailboat sailing yacht canoe fisherman " },
  { M (LIGHTHOUSE) | M (WATER), " lighthouse beacon " },
  { M (HOUSE), " house cabin cottage hut home barn chalet village farm farmhouse " },
  { M (FLOWERS),
    " flower poppy poppies tulip rose meadow blossom bloom lavender daisy daisies "
    "garden field spring wildflower " },
  { M (BIRDS), " bird gull seagull flock crow raven swallow eagle geese swan heron " },
  { M (DUNES), " desert dune sand sahara mars sandy " },
  { M (SNOW), " snow snowy winter snowfall blizzard frozen ice icy christmas frost snowing " },
  { M (RAIN), " rain rainy raining drizzle downpour monsoon " },
  { M (LIGHTNING) | M (CLOUDS), " lightning thunder thunderstorm " },
  { M (MIST), " mist misty fog foggy haze hazy " },
  { M (FIREFLIES), " firefly fireflies magic magical enchanted spore glowing fairy sparkle " },
  { M (BALLOON), " balloon airship zeppelin " },
  { M (PLANET) | M (STARS), " planet saturn jupiter alien ringed exoplanet " },
  { M (PERSON),
    " person people man woman girl boy figure wanderer hiker traveller traveler "
    "wizard knight astronaut monk child portrait couple samurai " },
  { M (LEAVES) | M (FOREST),
    " autumn fall maple oak birch cherry sakura orchard leaf leaves beech foliage " },
  { M (ABSTRACT),
    " abstract fluid marble marbled liquid pattern texture fractal silk swirl "
    "swirling smoke geometric gradient wallpaper " },
};

/* Whether @word, or what it is the plural of, stands in @words. */
static gboolean
holds (const char *words, const char *word)
{
  char key[MAX_WORD + 3];
  gsize n = strlen (word);

  for (guint cut = 0; cut <= 2 && n > cut + 2; cut++)
    {
      if (cut > 0 && word[n - 1] != 's')
        break;
      key[0] = ' ';
      memcpy (key + 1, word, n - cut);
      key[n - cut + 1] = ' ';
      key[n - cut + 2] = '\0';
      if (strstr (words, key) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Takes the next word off @text in lower case; words too long to be known are cut. */
static gboolean
take_word (const char **text, char word[MAX_WORD + 1])
{
  const char *c = *text;
  gsize n = 0;

  while (*c != '\0' && !g_ascii_isalpha (*c))
    c++;
  for (; g_ascii_isalpha (*c); c++)
    {
      if (n < MAX_WORD)
        word[n++] = g_ascii_tolower (*c);
    }
  word[n] = '\0';
  *text = c;

  return n > 0;
}

/**
 * studio_demo_words_find_motifs:
 * @text: a prompt
 *
 * Returns: the #StudioDemoMotif bits that its words ask for
 */
guint32
studio_demo_words_find_motifs (const char *text)
{
  guint32 motifs = 0;
  char word[MAX_WORD + 1];

  while (take_word (&text, word))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (vocabulary); i++)
        {
          if (holds (vocabulary[i].words, word))
            motifs |= vocabulary[i].motifs;
        }
    }

  return motifs;
}

/**
 * studio_demo_words_count:
 * @text: a prompt
 * @words: words, each with a space before and after it
 *
 * Returns: how often one of @words stands in @text
 */
guint
studio_demo_words_count (const char *text, const char *words)
{
  char word[MAX_WORD + 1];
  guint n = 0;

  while (take_word (&text, word))
    n += holds (words, word) ? 1 : 0;

  return n;
}
