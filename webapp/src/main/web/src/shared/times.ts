const DAY = 86_400_000;

/** Formats moments as people of a language write them. */
export class Times {
  constructor(
    private readonly language: string,
    private readonly words: { today: string; yesterday: string },
    private readonly now: () => number = Date.now,
  ) {}

  clock(time: number): string {
    return this.format(time, { hour: '2-digit', minute: '2-digit' });
  }

  /** As short as it can be for a list: the clock today, a weekday this week, else a date. */
  short(time: number): string {
    const days = this.daysAgo(time);
    if (days <= 0) {
      return this.clock(time);
    }
    if (days === 1) {
      return this.words.yesterday;
    }
    return days < 7 ? this.format(time, { weekday: 'short' }) : this.date(time, 'numeric');
  }

  day(time: number): string {
    const days = this.daysAgo(time);
    if (days === 0) {
      return this.words.today;
    }
    return days === 1 ? this.words.yesterday : this.date(time, 'long');
  }

  full(time: number): string {
    return this.format(time, { dateStyle: 'medium', timeStyle: 'medium' });
  }

  seen(time: number): string {
    return this.daysAgo(time) <= 0 ? this.clock(time) : `${this.day(time)} ${this.clock(time)}`;
  }

  private date(time: number, month: 'numeric' | 'long'): string {
    const sameYear = new Date(time).getFullYear() === new Date(this.now()).getFullYear();
    return this.format(time, { month, day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) });
  }

  private format(time: number, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.language, options).format(time);
  }

  private daysAgo(time: number): number {
    return Math.round((midnight(this.now()) - midnight(time)) / DAY);
  }
}

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
